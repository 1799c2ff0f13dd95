package dev.keysend.mock.stub;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.ClasspathFileSource;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.keysend.mock.webhook.PaymentWebhook;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.server.Handler;

/**
 * WireMock: its admin API, stubs beside the contract's operation, faults. To make it takes as long
 * as everything else at a start, and a payment needs nothing of it, so that is done when it is
 * first needed.
 */
final class LazyWireMock {
  /** A folder that does not exist: WireMock's own default would pick up a project's test files. */
  private static final String NO_FILES = "dev/keysend/mock/none";

  /** Longer than any answer is held back. */
  private static final int ASYNC_MILLIS = Math.toIntExact(Duration.ofMinutes(15).toMillis());

  /** How long a webhook's receiver, or the target of a proxy stub, may take. */
  private static final int PROXY_MILLIS = Math.toIntExact(Duration.ofSeconds(30).toMillis());

  private final EngineSettings settings;
  private final Engine engine;
  private final @Nullable MappingFiles mappingFiles;
  private final @Nullable PaymentWebhook webhook;
  private volatile @Nullable Made made;

  private record Made(
      WireMockServer server, Handler handler, KeysendStubStore stubs, JournalForm form) {}

  LazyWireMock(
      EngineSettings settings,
      Engine engine,
      @Nullable MappingFiles mappingFiles,
      @Nullable PaymentWebhook webhook) {
    this.settings = settings;
    this.engine = engine;
    this.mappingFiles = mappingFiles;
    this.webhook = webhook;
  }

  /** WireMock's server, made now if it has not been. */
  WireMockServer server() {
    return get().server;
  }

  boolean isMade() {
    return made != null;
  }

  /** WireMock's server if it has been made. */
  Optional<WireMockServer> serverIfMade() {
    return Optional.ofNullable(made).map(Made::server);
  }

  /** What answers in WireMock's way; not started yet when it is first asked for. */
  Handler handler() {
    return get().handler;
  }

  /** Whether there are stubs beside the keysend stub, which go first. */
  boolean hasStubs() {
    Made now = made;
    return now != null && now.stubs.hasOthers();
  }

  ServeEvent masked(ServeEvent event) {
    return get().form.masked(event);
  }

  ServeEvent event(Exchange exchange) {
    return get().form.event(exchange);
  }

  private Made get() {
    Made now = made;
    return now != null ? now : make();
  }

  private synchronized Made make() {
    Made now = made;
    if (now == null) {
      now = construct();
      made = now;
    }
    return now;
  }

  private Made construct() {
    KeysendStub stub = new KeysendStub(engine.endpoint());
    KeysendStubStore stubs = new KeysendStubStore(stub.mapping());
    FileSource files =
        mappingFiles == null ? new ClasspathFileSource(NO_FILES) : mappingFiles.files();
    AtomicReference<Handler> handler = new AtomicReference<>();
    WireMockConfiguration options =
        WireMockConfiguration.options()
            .fileSource(files)
            .withStores(new MockStores(files, stubs, engine.journal()))
            .notifier(new Slf4jNotifier(false))
            .stubRequestLoggingDisabled(true)
            .asynchronousResponseEnabled(true)
            .asynchronousResponseThreads(2)
            .timeout(ASYNC_MILLIS)
            .http2PlainDisabled(true)
            .proxyTimeout(PROXY_MILLIS)
            // Five hundred classes, to compare XML that no stub here is about a little faster.
            .disableOptimizeXmlFactoriesLoading(true)
            .notMatchedRendererFactory(
                extensions ->
                    new NoOperation(
                        settings.contract().operation(),
                        engine.errors(),
                        engine.masks(),
                        engine.unexpectedRequests()::add))
            .httpServerFactory(
                (server, admin, stubRequests) -> {
                  WireMockHttpServer http =
                      new WireMockHttpServer(
                          server, admin, stubRequests, engine.errors(), engine.front());
                  handler.set(http.handler());
                  return http;
                })
            .extensions(
                stub,
                new StateApi(settings.ledger(), settings.keys(), settings.reset()),
                new LazyClients());
    if (webhook != null) {
      options.extensionFactories(webhook);
    }
    if (mappingFiles != null) {
      options.mappingSource(mappingFiles.source());
    }
    WireMockServer server = new WireMockServer(options);
    server.start();
    JournalForm form = new JournalForm(engine.masks(), stub.mapping(), engine::baseUrl);
    return new Made(server, handler.get(), stubs, form);
  }
}
