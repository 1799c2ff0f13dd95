package dev.keysend.mock.wiremock;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.keysend.contract.Operation;
import dev.keysend.mock.endpoint.EndpointSettings;
import dev.keysend.mock.endpoint.KeysendEndpoint;
import dev.keysend.mock.endpoint.answer.ErrorAnswers;
import dev.keysend.mock.http.BindAddress;
import dev.keysend.mock.http.Cors;
import dev.keysend.mock.http.FrontHandler;
import dev.keysend.mock.http.HttpFront;
import dev.keysend.mock.http.admin.AdminFilter;
import dev.keysend.mock.page.Pages;
import dev.keysend.mock.secret.KeysendPath;
import dev.keysend.mock.secret.Masks;
import dev.keysend.mock.webhook.PaymentWebhook;
import dev.keysend.mock.wiremock.admin.AdminApi;
import dev.keysend.mock.wiremock.journal.Journal;
import dev.keysend.mock.wiremock.state.MockState;
import dev.keysend.mock.wiremock.state.Unexpected;
import dev.keysend.mock.wiremock.state.Wallets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.server.Handler;

/** The keysend endpoint, served by WireMock. */
public final class Engine implements AutoCloseable {
  /** How long the creation of WireMock waits for the first payments, which are more urgent. */
  private static final long HEAD_START_MILLIS = 1_000;

  private final EngineSettings settings;
  private final MockState state;
  private final HttpFront front;
  private final Cors cors;
  private final @Nullable PaymentWebhook webhook;
  private final @Nullable MappingFiles mappingFiles;
  private final LazyWireMock wireMock;

  /** Makes an engine that serves once it is started. */
  public Engine(EngineSettings settings) {
    this.settings = settings;
    this.cors = new Cors(settings.allowedOrigins());
    Operation operation = settings.contract().operation();
    this.webhook =
        settings.webhook() == null
            ? null
            : new PaymentWebhook(
                settings.webhook(), settings.webhookSecret(), settings.seed(), settings.notices());
    Masks masks = new Masks(new KeysendPath(operation.path()), settings.keys());
    KeysendEndpoint endpoint =
        new KeysendEndpoint(
            operation,
            settings.ledger(),
            new EndpointSettings(
                settings.simulated(),
                settings.settledExample(),
                settings.keys(),
                settings.examples(),
                settings.acceptForms(),
                settings.network(),
                webhook == null ? event -> {} : webhook::say,
                settings.notices(),
                masks::text));
    Journal journal = new Journal(settings.journalSize(), settings.keptBytes(), settings.notices());
    this.state =
        new MockState(
            endpoint,
            new ErrorAnswers(operation, masks::text),
            settings.keys(),
            settings.ledger(),
            settings.network(),
            new Wallets(settings.ledger(), settings.keys(), endpoint.path(), masks, journal),
            masks,
            journal,
            new Unexpected(settings.journalSize()));
    this.front =
        new HttpFront(
            settings.bindAddress(),
            settings.port(),
            settings.https(),
            settings.limits(),
            settings.notices());
    if (settings.requests() != null) {
      front.say(settings.requests(), masks::text);
    }
    this.mappingFiles = settings.mappings() == null ? null : new MappingFiles(settings.mappings());
    this.wireMock = new LazyWireMock(settings, state, front, mappingFiles);
  }

  /**
   * Starts to serve; ready when this returns.
   *
   * @param before wraps the engine's own handler; identity for none
   */
  public void start(UnaryOperator<Handler> before) {
    try {
      if (mappingFiles != null) {
        // Report a broken file at once.
        mappingFiles.onChange(wireMock.server()::resetToDefaultMappings, settings.notices());
      }
      front.start(before.apply(handler()), state.errors());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    makeWireMockSoon();
  }

  private Handler handler() {
    return new FrontHandler(
        state.endpoint().path(),
        state.errors(),
        cors,
        new AdminFilter(
            settings.admin(),
            settings.bindAddress(),
            settings.allowedHosts(),
            state.errors(),
            state.masks()),
        settings.limits(),
        new Pages(
            settings.contract(),
            settings.simulated() ? "simulated" : "recorded",
            settings.keys(),
            this::addresses),
        wireMock);
  }

  private List<String> addresses() {
    String secure = httpsBaseUrl();
    return secure == null ? List.of(baseUrl()) : List.of(baseUrl(), secure);
  }

  /** So that later callers do not wait for it. */
  private void makeWireMockSoon() {
    Executor soon =
        CompletableFuture.delayedExecutor(
            HEAD_START_MILLIS,
            TimeUnit.MILLISECONDS,
            task -> {
              Thread thread = new Thread(task, "make-wiremock");
              thread.setDaemon(true);
              thread.start();
            });
    soon.execute(wireMock::makeUnlessClosed);
  }

  /** Decides what a payment gets. */
  public KeysendEndpoint endpoint() {
    return state.endpoint();
  }

  /** The wallets, by their keys. */
  public Wallets wallets() {
    return state.wallets();
  }

  /** Allows pages of other origins. */
  public Cors cors() {
    return cors;
  }

  /** The newest requests and their responses. */
  public Journal journal() {
    return state.journal();
  }

  /**
   * Whether only the endpoint decides the response to a payment: there is no stub for this URL and
   * no WireMock setting.
   *
   * @param url the path and query as they were sent
   */
  public boolean isUntouched(String url) {
    return wireMock.isUntouched(url);
  }

  /** Where the engine listens, without a slash at the end. */
  public String baseUrl() {
    return "http://" + BindAddress.urlHost(settings.bindAddress()) + ":" + front.port();
  }

  /** The HTTPS base URL, without a slash at the end; null without HTTPS. */
  public @Nullable String httpsBaseUrl() {
    return settings.https() == null ? null : "https://" + secureHost() + ":" + front.httpsPort();
  }

  /** The certificate for HTTPS, as PEM; null without HTTPS. */
  public @Nullable String certificate() {
    try {
      return settings.https() == null ? null : settings.https().certificate();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("It was read at the start", e);
    }
  }

  /** The name in the certificate that the mock creates. */
  private String secureHost() {
    return settings.bindAddress().equals(BindAddress.LOCALHOST)
        ? BindAddress.LOCALHOST
        : BindAddress.urlHost(settings.bindAddress());
  }

  /**
   * WireMock's own Java API, for stubs and verification in addition to the contract's operation.
   */
  public WireMock wireMock() {
    return new WireMock(AdminApi.masked(wireMock.server(), state.masks()));
  }

  /** The port on which the engine listens. */
  public int port() {
    return front.port();
  }

  /** Whether WireMock exists already. */
  boolean hasWireMock() {
    return wireMock.isMade();
  }

  /** The newest requests that match neither the contract nor a stub. */
  public List<String> unexpected() {
    return state.unexpected().all();
  }

  /** Refills the wallets, and forgets all requests, settings and stubs that are not from files. */
  public void reset() {
    wireMock.serverIfMade().ifPresent(AdminApi::reset);
    state.reset();
  }

  @Override
  public void close() {
    if (mappingFiles != null) {
      mappingFiles.close();
    }
    front.stop();
    // No payment can settle any more; webhooks of settled payments are still posted.
    if (webhook != null) {
      webhook.close();
    }
    wireMock.close();
  }
}
