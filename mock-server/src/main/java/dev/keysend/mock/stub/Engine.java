package dev.keysend.mock.stub;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.ClasspathFileSource;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.keysend.contract.Operation;
import dev.keysend.mock.webhook.PaymentWebhook;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** WireMock, put together with the keysend endpoint. */
public final class Engine implements AutoCloseable {
  /** A folder that does not exist: WireMock's own default would pick up a project's test files. */
  private static final String NO_FILES = "dev/keysend/mock/none";

  /** Longer than any answer is held back. */
  private static final int ASYNC_MILLIS = Math.toIntExact(Duration.ofMinutes(15).toMillis());

  /** How long a webhook's receiver, or the target of a proxy stub, may take. */
  private static final int PROXY_MILLIS = Math.toIntExact(Duration.ofSeconds(30).toMillis());

  private final String host;
  private final Unexpected unexpected;
  private final @Nullable PaymentWebhook webhook;
  private final WireMockServer server;
  private final @Nullable MappingFiles mappingFiles;

  /** Starts serving; ready when the constructor returns. */
  public Engine(EngineSettings settings) {
    this.host = settings.host();
    this.unexpected = new Unexpected(settings.journalSize());
    Operation operation = settings.contract().operation();
    ErrorAnswers errors = new ErrorAnswers(operation);
    this.webhook =
        settings.webhook() == null
            ? null
            : new PaymentWebhook(settings.webhook(), settings.notices());
    KeysendEndpoint endpoint =
        new KeysendEndpoint(
            operation,
            settings.mode(),
            settings.keys(),
            settings.ledger(),
            settings.examples(),
            webhook == null ? transaction -> {} : webhook::settled);
    KeysendStub stub = new KeysendStub(endpoint);
    Masks masks = new Masks(endpoint.path(), settings.keys());
    JournalForm form = new JournalForm(masks, stub.mapping(), this::baseUrl);
    Journal journal = new Journal(settings.journalSize(), form::masked, form::event);
    KeysendStubStore stubs = new KeysendStubStore(stub.mapping());
    MockParts parts =
        new MockParts(
            endpoint, settings.keys(), errors, stubs, journal, settings.limits(), settings.admin());
    this.mappingFiles = settings.mappings() == null ? null : new MappingFiles(settings.mappings());
    FileSource files =
        mappingFiles == null ? new ClasspathFileSource(NO_FILES) : mappingFiles.files();
    WireMockConfiguration options =
        WireMockConfiguration.options()
            .bindAddress(settings.bindAddress())
            .port(settings.port())
            .fileSource(files)
            .withStores(new MockStores(files, stubs, journal))
            .notifier(new Slf4jNotifier(false))
            .stubRequestLoggingDisabled(true)
            .asynchronousResponseEnabled(true)
            .asynchronousResponseThreads(2)
            .timeout(ASYNC_MILLIS)
            .http2PlainDisabled(true)
            .jettyHeaderRequestSize(settings.limits().headerBytes())
            .proxyTimeout(PROXY_MILLIS)
            .notMatchedRendererFactory(
                extensions -> new NoOperation(operation, errors, masks, unexpected::add))
            .httpServerFactory(
                (server, admin, stubRequests) ->
                    new MockHttpServer(server, admin, stubRequests, settings.contract(), parts))
            .extensions(stub, new StateApi(settings.ledger(), settings.keys(), settings.reset()));
    if (webhook != null) {
      options.extensionFactories(webhook);
    }
    if (mappingFiles != null) {
      options.mappingSource(mappingFiles.source());
    }
    this.server = new WireMockServer(options);
    server.start();
    if (mappingFiles != null) {
      mappingFiles.onChange(server::resetToDefaultMappings, settings.notices());
    }
  }

  /** Where the engine listens, without a slash at the end. */
  public String baseUrl() {
    return "http://" + host + ":" + server.port();
  }

  /** WireMock's own Java API, for stubs and verification beside the contract's operation. */
  public WireMock wireMock() {
    return new WireMock(server);
  }

  /** Requests that neither the contract nor a stub had an operation for; the newest ones. */
  public List<String> unexpected() {
    return unexpected.all();
  }

  /** Forgets all requests, and all stubs that did not come from files. */
  public void reset() {
    server.resetToDefaultMappings();
    server.resetScenarios();
    unexpected.clear();
  }

  @Override
  public void close() {
    if (mappingFiles != null) {
      mappingFiles.close();
    }
    if (webhook != null) {
      webhook.close();
    }
    server.stop();
  }
}
