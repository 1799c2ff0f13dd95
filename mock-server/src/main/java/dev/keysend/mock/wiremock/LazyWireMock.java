package dev.keysend.mock.wiremock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.ClasspathFileSource;
import com.github.tomakehurst.wiremock.common.Errors;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.NotPermittedException;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.keysend.contract.Operation;
import dev.keysend.mock.http.HandlerSource;
import dev.keysend.mock.http.HttpFront;
import dev.keysend.mock.wiremock.admin.AdminApi;
import dev.keysend.mock.wiremock.journal.JournalStore;
import dev.keysend.mock.wiremock.state.MockState;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.server.Handler;

/**
 * WireMock, created when it is first needed: creating it takes as long as the rest of the start,
 * and nobody should wait for it without need.
 */
final class LazyWireMock implements HandlerSource {
  /** A folder that does not exist: WireMock's own default would pick up a project's test files. */
  private static final String NO_FILES = "dev/keysend/mock/none";

  /** Longer than any response is delayed. */
  private static final int ASYNC_MILLIS = Math.toIntExact(Duration.ofMinutes(15).toMillis());

  /** How long the target of a proxy stub may take. */
  private static final int PROXY_MILLIS = Math.toIntExact(Duration.ofSeconds(30).toMillis());

  private final EngineSettings settings;
  private final MockState state;
  private final HttpFront front;
  private final @Nullable MappingFiles mappingFiles;
  private volatile @Nullable Made made;
  private boolean closed;

  private record Made(WireMockServer server, Handler handler, MockStores stores) {}

  LazyWireMock(
      EngineSettings settings,
      MockState state,
      HttpFront front,
      @Nullable MappingFiles mappingFiles) {
    this.settings = settings;
    this.state = state;
    this.front = front;
    this.mappingFiles = mappingFiles;
  }

  /** WireMock's server, created now if necessary. */
  WireMockServer server() {
    return get().server;
  }

  @Override
  public boolean isMade() {
    return made != null;
  }

  /** WireMock's server, if it exists. */
  Optional<WireMockServer> serverIfMade() {
    return Optional.ofNullable(made).map(Made::server);
  }

  @Override
  public Handler handler() {
    return get().handler;
  }

  /** Whether a payment to this URL gets the same response as when WireMock was created. */
  boolean isUntouched(String url) {
    Made now = made;
    return now == null || now.stores.isUntouched(url);
  }

  private Made get() {
    Made now = made;
    return now != null ? now : make();
  }

  private synchronized Made make() {
    if (closed) {
      throw new IllegalStateException("The mock has been stopped");
    }
    Made now = made;
    if (now == null) {
      now = construct();
      made = now;
    }
    return now;
  }

  /** Creates WireMock for later use, unless the mock was stopped. */
  synchronized void makeUnlessClosed() {
    if (!closed) {
      make();
    }
  }

  /** Stops WireMock, or prevents its creation. */
  synchronized void close() {
    closed = true;
    serverIfMade().ifPresent(WireMockServer::stop);
  }

  private Made construct() {
    Operation operation = settings.contract().operation();
    KeysendStub stub = new KeysendStub(state.endpoint());
    FileSource files =
        mappingFiles == null ? new ClasspathFileSource(NO_FILES) : mappingFiles.files();
    MockStores stores =
        new MockStores(
            files,
            new KeysendStubStore(
                stub.mapping(), stub.views(), operation.method(), settings.allowProxying()),
            new JournalStore(state.journal(), stub.mapping()));
    WireMockHttpServer.Factory http = new WireMockHttpServer.Factory(state.errors(), front);
    WireMockConfiguration options =
        WireMockConfiguration.options()
            .fileSource(files)
            .withStores(stores)
            .notifier(new Slf4jNotifier(false))
            .stubRequestLoggingDisabled(true)
            .asynchronousResponseEnabled(true)
            .asynchronousResponseThreads(2)
            .timeout(ASYNC_MILLIS)
            .http2PlainDisabled(true)
            .gzipDisabled(true)
            .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
            .proxyTimeout(PROXY_MILLIS)
            // They are five hundred classes that only make comparisons of XML a little faster.
            .disableOptimizeXmlFactoriesLoading(true)
            .notMatchedRendererFactory(extensions -> new NoOperation(operation, state))
            .httpServerFactory(http)
            .extensions(stub, new PlainHeaders(), new LazyClients(settings.allowProxying()))
            .extensions(AdminApi.extensions(state));
    if (mappingFiles != null) {
      options.mappingSource(mappingFiles.source());
    }
    if (!settings.allowProxying()) {
      options.extensions(AdminApi.guard());
    }
    WireMockServer server = new Guarded(options, settings.allowShutdown());
    server.start();
    return new Made(server, http.handler(), stores);
  }

  /** A server that its admin API can stop only if that is allowed. */
  private static final class Guarded extends WireMockServer {
    private final boolean allowShutdown;

    Guarded(WireMockConfiguration options, boolean allowShutdown) {
      super(options);
      this.allowShutdown = allowShutdown;
    }

    @Override
    public void shutdown() {
      if (!allowShutdown) {
        throw new NotPermittedException(
            Errors.single(
                403,
                "The admin API cannot stop this mock; start it with --allow-shutdown, or"
                    + " allowShutdown(true) in Java, if"
                    + " everyone who can call it may do that"));
      }
      super.shutdown();
    }
  }
}
