package dev.keysend.sdk;

import dev.keysend.sdk.internal.Flight;
import dev.keysend.sdk.internal.PaymentTransport;
import dev.keysend.sdk.internal.SafeHttp;
import dev.keysend.sdk.internal.SdkVersion;
import dev.keysend.sdk.internal.Secrets;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * Pays Lightning nodes from one wallet of an LNPay-compatible server. One client is enough for a
 * process: it is immutable and safe for use by several threads.
 *
 * <pre>{@code
 * try (KeysendClient client =
 *     KeysendClient.builder()
 *         .baseUrl("https://lnpay.co")
 *         .apiKey(apiKey)
 *         .walletKey(walletKey)
 *         .build()) {
 *   Transaction settled = client.send(destPubkey, 2);
 *   audit(settled.getLnTx().getPaymentHash());
 * } catch (PaymentRejectedException e) {
 *   tellUser("Nothing was paid: " + e.getMessage());
 * } catch (PaymentUnknownException e) {
 *   // It may have been paid. Look before paying again.
 *   reconcileLater(e.attempt().correlationId());
 * }
 * }</pre>
 *
 * <p>One call puts at most one request on the wire, whatever the network or the server does, and
 * every call ends in one of three ways: it returns the settled {@link Transaction}, or it throws
 * {@link PaymentRejectedException} (no money has moved), or {@link PaymentUnknownException} (it may
 * have). A future completes with the same exceptions, and a {@link Call} fails with them.
 */
public final class KeysendClient implements AutoCloseable {
  private final PaymentTransport transport;
  private final Secrets secrets;
  private final Duration timeout;
  private final boolean verifyAnswers;
  private final @Nullable String correlationField;
  private final @Nullable Consumer<OnionUse> onionUseListener;
  private final OkHttpClient http;
  private final boolean ownsHttp;
  private volatile boolean closed;

  private KeysendClient(Builder settings, HttpUrl baseUrl, Secrets secrets) {
    this.secrets = secrets;
    this.timeout = settings.timeout;
    this.verifyAnswers = settings.verifyAnswers;
    this.correlationField = settings.correlationField;
    this.onionUseListener = settings.onionUseListener;
    OkHttpClient given = settings.httpClient;
    this.http = given == null ? SafeHttp.own(settings.connectTimeout) : SafeHttp.from(given);
    this.ownsHttp = given == null;
    this.transport = new PaymentTransport(baseUrl, http, settings.userAgent());
  }

  /** Starts a client; base URL, API key and wallet key must be given. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Pays a node and waits for the end of it.
   *
   * @param destPubkey public key of the node: 66 hex digits, beginning with 02 or 03
   * @param satoshis amount, at least 1
   * @return the settled payment
   * @throws PaymentRejectedException if no money has moved
   * @throws PaymentUnknownException if the payment may have been made
   */
  public Transaction send(String destPubkey, long satoshis) {
    return send(payment(destPubkey, satoshis));
  }

  /** Makes a payment and waits for the end of it, as {@link #send(String, long)}. */
  public Transaction send(KeysendRequest payment) {
    return send(payment, PaymentOptions.DEFAULT);
  }

  /** Makes a payment and waits for the end of it, as {@link #send(String, long)}. */
  public Transaction send(KeysendRequest payment, PaymentOptions options) {
    return newPaymentCall(payment, options).settle();
  }

  /**
   * Pays a node without waiting, as {@link #send(String, long)}. The future completes with the
   * settled payment, or with a {@link PaymentRejectedException} or {@link PaymentUnknownException}.
   * Cancelling it gives the call up, and it then completes with one of the two as well, since a
   * payment that has left may still be made.
   */
  public CompletableFuture<Transaction> sendAsync(String destPubkey, long satoshis) {
    return sendAsync(payment(destPubkey, satoshis));
  }

  /** Makes a payment without waiting, as {@link #sendAsync(String, long)}. */
  public CompletableFuture<Transaction> sendAsync(KeysendRequest payment) {
    return sendAsync(payment, PaymentOptions.DEFAULT);
  }

  /** Makes a payment without waiting, as {@link #sendAsync(String, long)}. */
  public CompletableFuture<Transaction> sendAsync(KeysendRequest payment, PaymentOptions options) {
    try {
      return PaymentFuture.of(newPaymentCall(payment, options));
    } catch (PaymentRejectedException e) {
      CompletableFuture<Transaction> refused = new CompletableFuture<>();
      refused.completeExceptionally(e);
      return refused;
    }
  }

  /**
   * A Retrofit call for a payment, not yet made. It answers only with a settled payment and fails
   * with a {@link PaymentRejectedException} or {@link PaymentUnknownException}, also when it is
   * executed. Callbacks run on the HTTP client's threads. It cannot be cloned.
   *
   * @throws PaymentRejectedException if the payment has problems that are seen before it leaves
   */
  public Call<Transaction> newCall(KeysendRequest payment, PaymentOptions options) {
    return newPaymentCall(payment, options);
  }

  /**
   * Takes no more payments, lets those that are under way come to their end, and frees threads and
   * sockets. A client that was given with {@link Builder#httpClient} stays open.
   */
  @Override
  public void close() {
    closed = true;
    if (ownsHttp) {
      threads().shutdown();
    }
  }

  ExecutorService threads() {
    return http.dispatcher().executorService();
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "KeysendClient{" + transport + "}";
  }

  private static KeysendRequest payment(String destPubkey, long satoshis) {
    return new KeysendRequest().destPubkey(destPubkey).numSatoshis(satoshis);
  }

  private PaymentCall newPaymentCall(KeysendRequest payment, PaymentOptions options) {
    if (closed) {
      throw new IllegalStateException("The client is closed; nothing was sent");
    }
    Correlation correlation = new Correlation(correlationField, options.correlationId());
    PaymentAttempt attempt = new PaymentAttempt(payment, correlation.id());
    List<String> problems = PaymentTransport.problems(payment);
    problems.addAll(correlation.problems(payment));
    if (!problems.isEmpty()) {
      throw new PaymentRejectedException(
          String.join("; ", problems), attempt, problems, null, null, null);
    }
    reportOnionUse(payment);
    String otherWallet = options.walletKey();
    Flight flight = new Flight(otherWallet == null ? secrets : secrets.withWalletKey(otherWallet));
    Duration limit = options.timeout() == null ? timeout : options.timeout();
    Call<Transaction> call =
        transport.newCall(correlation.placeInto(payment), flight, Checks.nanos(limit));
    return new PaymentCall(call, flight, attempt, verifyAnswers);
  }

  private void reportOnionUse(KeysendRequest payment) {
    Map<String, String> records = payment.getCustomRecords();
    if (onionUseListener != null && records != null && !records.isEmpty()) {
      onionUseListener.accept(OnionUse.of(records));
    }
  }

  /** Collects a client's settings and checks each where it is given. */
  public static final class Builder {
    private @Nullable HttpUrl baseUrl;
    private @Nullable String apiKey;
    private @Nullable String walletKey;
    private boolean plainHttpAllowed;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration timeout = Duration.ofSeconds(45);
    private boolean verifyAnswers;
    private @Nullable String correlationField;
    private @Nullable String appInfo;
    private @Nullable Consumer<OnionUse> onionUseListener;
    private @Nullable OkHttpClient httpClient;

    private Builder() {}

    /**
     * The server's address, such as {@code https://lnpay.co}; a path in it is put before the
     * contract's own. Plain HTTP is for loopback addresses, see {@link #allowPlainHttp}.
     *
     * @throws IllegalArgumentException if it is no such address, or holds a user, a query or a
     *     fragment
     */
    public Builder baseUrl(String baseUrl) {
      this.baseUrl = BaseUrl.parse(baseUrl);
      return this;
    }

    /**
     * The API key of the account, a secret.
     *
     * @throws IllegalArgumentException if Basic authentication cannot carry it; the message does
     *     not show it
     */
    public Builder apiKey(String apiKey) {
      this.apiKey = Checks.secret("apiKey", apiKey, Secrets.problemOfApiKey(apiKey));
      return this;
    }

    /**
     * The access key of the wallet that pays, with permission to withdraw ({@code waka_…} or {@code
     * waki_…}), a secret.
     *
     * @throws IllegalArgumentException if no path can carry it; the message does not show it
     */
    public Builder walletKey(String walletKey) {
      this.walletKey = Checks.secret("walletKey", walletKey, Secrets.problemOfWalletKey(walletKey));
      return this;
    }

    /**
     * Allows plain HTTP to other than loopback addresses. Everyone on the way can then read both
     * keys and spend the wallet.
     */
    public Builder allowPlainHttp() {
      this.plainHttpAllowed = true;
      return this;
    }

    /**
     * How long making a connection may take; 10 seconds by default. Nothing is paid when it fails.
     * A client that is given with {@link #httpClient} keeps its own.
     *
     * @throws IllegalArgumentException if the duration is not positive
     */
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = Checks.positive("connectTimeout", connectTimeout);
      return this;
    }

    /**
     * How long a payment may take in all; 45 seconds by default. A server may look for a route for
     * ten seconds and more, so less than 25 seconds makes payments end as unknown that would have
     * settled.
     *
     * @throws IllegalArgumentException if the duration is not positive
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Checks.positive("timeout", timeout);
      return this;
    }

    /**
     * Whether a 201 must also be about this payment, to the same node and of the same amount, with
     * a preimage that belongs to the payment hash. An answer that is not ends as unknown. Off by
     * default, since a server that only plays back recorded answers would fail it.
     */
    public Builder verifyAnswers(boolean verifyAnswers) {
      this.verifyAnswers = verifyAnswers;
      return this;
    }

    /**
     * Sends each payment's correlation id in {@code passThru} under this name, so that a payment
     * whose end is unknown can be recognised in the wallet's transactions and in webhooks.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public Builder correlationField(String name) {
      this.correlationField = Checks.notEmpty("correlationField", name);
      return this;
    }

    /**
     * Names the application in the {@code User-Agent} header.
     *
     * @param name one word, such as {@code checkout}
     * @param version one word, such as {@code 2.1}
     * @throws IllegalArgumentException if one of them is not made of letters, digits and {@code
     *     ._-}
     */
    public Builder appInfo(String name, String version) {
      this.appInfo = Checks.token("name", name) + "/" + Checks.token("version", version);
      return this;
    }

    /**
     * Is told, before a payment with custom records leaves, how much of the onion they take. It
     * runs on the caller's thread; what it throws keeps the payment from leaving.
     */
    public Builder onionUseListener(Consumer<OnionUse> listener) {
      this.onionUseListener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Uses the application's own OkHttp client: its proxy, DNS, certificates, interceptors, threads
     * and connect timeout. Whatever its settings, payments are sent once: its connection pool,
     * redirects, cache, authenticator and event listener are not used for them, and interceptors
     * see neither of the keys. Old TLS versions are not used either.
     */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
      return this;
    }

    /**
     * The client.
     *
     * @throws IllegalStateException if base URL, API key or wallet key is missing, or if the base
     *     URL needs {@link #allowPlainHttp}
     */
    public KeysendClient build() {
      HttpUrl url = Checks.given("baseUrl", baseUrl);
      String key = Checks.given("apiKey", apiKey);
      String wallet = Checks.given("walletKey", walletKey);
      if (!plainHttpAllowed) {
        BaseUrl.refusePlainHttp(url);
      }
      return new KeysendClient(this, url, new Secrets(key, wallet));
    }

    private String userAgent() {
      String sdk = "keysend-sdk/" + SdkVersion.VERSION;
      return appInfo == null ? sdk : sdk + " " + appInfo;
    }
  }
}
