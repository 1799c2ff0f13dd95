package dev.keysend.mock.stub;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.keysend.contract.Operation;
import dev.keysend.mock.webhook.PaymentWebhook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keysend endpoint, served: by a handler of its own, and by WireMock for all the rest. */
public final class Engine implements AutoCloseable {
  private final String host;
  private final Unexpected unexpected;
  private final ErrorAnswers errors;
  private final KeysendEndpoint endpoint;
  private final Masks masks;
  private final Journal journal;
  private final HttpFront front;
  private final @Nullable PaymentWebhook webhook;
  private final @Nullable MappingFiles mappingFiles;
  private final LazyWireMock wireMock;

  /** Starts serving; ready when the constructor returns. */
  public Engine(EngineSettings settings) {
    this.host = settings.host();
    this.unexpected = new Unexpected(settings.journalSize());
    Operation operation = settings.contract().operation();
    this.errors = new ErrorAnswers(operation);
    this.webhook =
        settings.webhook() == null
            ? null
            : new PaymentWebhook(settings.webhook(), settings.notices());
    this.endpoint =
        new KeysendEndpoint(
            operation,
            settings.mode(),
            settings.keys(),
            settings.ledger(),
            settings.examples(),
            webhook == null ? transaction -> {} : webhook::settled);
    this.masks = new Masks(endpoint.path(), settings.keys());
    this.front = new HttpFront(settings.bindAddress(), settings.port(), settings.limits());
    this.mappingFiles = settings.mappings() == null ? null : new MappingFiles(settings.mappings());
    this.wireMock = new LazyWireMock(settings, this, mappingFiles, webhook);
    this.journal = new Journal(settings.journalSize(), wireMock::masked, wireMock::event);
    try {
      start(settings);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** What stands in files, and what posts webhooks, is WireMock's from the beginning. */
  private void start(EngineSettings settings) {
    if (mappingFiles != null || webhook != null) {
      WireMockServer server = wireMock.server();
      if (mappingFiles != null) {
        mappingFiles.onChange(server::resetToDefaultMappings, settings.notices());
      }
    }
    front.start(new FrontHandler(settings, this), errors);
  }

  KeysendEndpoint endpoint() {
    return endpoint;
  }

  ErrorAnswers errors() {
    return errors;
  }

  Masks masks() {
    return masks;
  }

  Journal journal() {
    return journal;
  }

  HttpFront front() {
    return front;
  }

  Unexpected unexpectedRequests() {
    return unexpected;
  }

  LazyWireMock lazyWireMock() {
    return wireMock;
  }

  /** Where the engine listens, without a slash at the end. */
  public String baseUrl() {
    return "http://" + host + ":" + front.port();
  }

  /** The public key of a magic destination, by its name in the contract. */
  public String destination(String name) {
    return endpoint.destination(name);
  }

  /** WireMock's own Java API, for stubs and verification beside the contract's operation. */
  public WireMock wireMock() {
    return new WireMock(wireMock.server());
  }

  /** Requests that neither the contract nor a stub had an operation for; the newest ones. */
  public List<String> unexpected() {
    return unexpected.all();
  }

  /** Forgets all requests, and all stubs that did not come from files. */
  public void reset() {
    wireMock
        .serverIfMade()
        .ifPresent(
            server -> {
              server.resetToDefaultMappings();
              server.resetScenarios();
            });
    journal.clear();
    unexpected.clear();
  }

  @Override
  public void close() {
    if (mappingFiles != null) {
      mappingFiles.close();
    }
    front.stop();
    // No payment can settle any more; what has settled is still posted.
    if (webhook != null) {
      webhook.close();
    }
    wireMock.serverIfMade().ifPresent(WireMockServer::stop);
  }
}
