package dev.keysend.sdk;

import dev.keysend.sdk.internal.request.Correlation;
import dev.keysend.sdk.internal.secret.Secrets;
import dev.keysend.sdk.internal.setting.Checks;
import dev.keysend.sdk.internal.transport.Rehearsal;
import dev.keysend.sdk.internal.transport.SdkVersion;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Collects a client's settings and checks each where it is given.
 *
 * <pre>{@code
 * KeysendClient client =
 *     KeysendClient.builder()
 *         .baseUrl("https://lnpay.co")
 *         .apiKey(apiKey)
 *         .walletKey(walletKey)
 *         .appInfo("checkout", "2.1")
 *         .build();
 * }</pre>
 */
public final class KeysendClientBuilder {
  private @Nullable HttpUrl baseUrl;
  private @Nullable String apiKey;
  private @Nullable String walletKey;
  private boolean plainHttpAllowed;
  Duration connectTimeout = Duration.ofSeconds(10);
  Duration timeout = Duration.ofSeconds(45);
  boolean verifyAnswers;
  @Nullable String correlationField = Correlation.DEFAULT_FIELD;
  private @Nullable String appInfo;
  @Nullable Consumer<OnionUse> onionUseListener;
  @Nullable OkHttpClient httpClient;

  KeysendClientBuilder() {}

  /**
   * The server's address, such as {@code https://lnpay.co}; a path in it is put before the
   * contract's own. Plain HTTP is for loopback addresses, see {@link #allowPlainHttp}.
   *
   * @param baseUrl an address with http or https
   * @return this builder
   * @throws IllegalArgumentException if it is no such address, or holds a user, a query or a
   *     fragment
   */
  public KeysendClientBuilder baseUrl(String baseUrl) {
    this.baseUrl = BaseUrl.parse(baseUrl);
    return this;
  }

  /**
   * The API key of the account, a secret.
   *
   * @param apiKey not empty, and without colons, white space and control characters
   * @return this builder
   * @throws IllegalArgumentException if it is no such key; the message does not show it
   */
  public KeysendClientBuilder apiKey(String apiKey) {
    this.apiKey = Checks.secret("apiKey", apiKey, Secrets::problemOfApiKey);
    return this;
  }

  /**
   * The access key of the wallet that pays, with permission to withdraw ({@code waka_…} or {@code
   * waki_…}), a secret.
   *
   * @param walletKey not empty, neither {@code .} nor {@code ..}, and without white space and
   *     control characters
   * @return this builder
   * @throws IllegalArgumentException if it is no such key; the message does not show it
   */
  public KeysendClientBuilder walletKey(String walletKey) {
    this.walletKey = Checks.secret("walletKey", walletKey, Secrets::problemOfWalletKey);
    return this;
  }

  /**
   * Allows plain HTTP to other than loopback addresses. Everyone on the way can then read both keys
   * and spend the wallet.
   *
   * @return this builder
   */
  public KeysendClientBuilder allowPlainHttp() {
    this.plainHttpAllowed = true;
    return this;
  }

  /**
   * How long making a connection may take; 10 seconds by default. Nothing is paid when it fails. A
   * client that is given with {@link #httpClient} keeps its own.
   *
   * @param connectTimeout longer than zero
   * @return this builder
   * @throws IllegalArgumentException if the duration is not positive
   */
  public KeysendClientBuilder connectTimeout(Duration connectTimeout) {
    this.connectTimeout = Checks.positive("connectTimeout", connectTimeout);
    return this;
  }

  /**
   * How long a payment may take in all, looking up the server's name included; 45 seconds by
   * default. A server may look for a route for ten seconds and more, so less than 25 seconds makes
   * payments end as unknown that would have settled.
   *
   * @param timeout longer than zero
   * @return this builder
   * @throws IllegalArgumentException if the duration is not positive
   */
  public KeysendClientBuilder timeout(Duration timeout) {
    this.timeout = Checks.positive("timeout", timeout);
    return this;
  }

  /**
   * Whether a 201 must also be about this payment, to the same node and of the same amount, with a
   * preimage that belongs to the payment hash. An answer that is not ends as unknown. Off by
   * default, since a server that only plays back recorded answers would fail it.
   *
   * @param verifyAnswers whether to ask it
   * @return this builder
   */
  public KeysendClientBuilder verifyAnswers(boolean verifyAnswers) {
    this.verifyAnswers = verifyAnswers;
    return this;
  }

  /**
   * Names the field of {@code passThru} that carries each payment's correlation id to the server;
   * {@code correlationId} by default. By this id you find a payment whose end is unknown, in the
   * wallet's transactions and in webhooks.
   *
   * @param name not empty
   * @return this builder
   * @throws IllegalArgumentException if the name is empty
   */
  public KeysendClientBuilder correlationField(String name) {
    this.correlationField = Checks.notEmpty("correlationField", name);
    return this;
  }

  /**
   * Keeps the correlation id out of {@code passThru}, which then holds what you put there and
   * nothing else. Put something into it by which you can find a payment whose end is unknown.
   *
   * @return this builder
   */
  public KeysendClientBuilder withoutCorrelationField() {
    this.correlationField = null;
    return this;
  }

  /**
   * Names the application in the {@code User-Agent} header.
   *
   * @param name one word, such as {@code checkout}
   * @param version one word, such as {@code 2.1}
   * @return this builder
   * @throws IllegalArgumentException if one of them is not made of letters, digits and {@code ._-}
   */
  public KeysendClientBuilder appInfo(String name, String version) {
    this.appInfo = Checks.token("name", name) + "/" + Checks.token("version", version);
    return this;
  }

  /**
   * Is told, before a payment with custom records leaves, how much of the onion they take. It runs
   * on the caller's thread; what it throws keeps the payment from leaving.
   *
   * @param listener is told once for each payment with custom records
   * @return this builder
   */
  public KeysendClientBuilder onionUseListener(Consumer<OnionUse> listener) {
    this.onionUseListener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Uses the application's own OkHttp client: its proxy, DNS, certificates, interceptors and
   * connect timeout. Whatever its settings, payments are sent once: its connection pool,
   * dispatcher, redirects, cache, authenticator and event listener are not used for them, and
   * interceptors see neither of the keys. Old TLS versions and HTTP/2 are not used either.
   *
   * <p>Metrics and tracing work as interceptors, such as Micrometer's {@code
   * OkHttpObservationInterceptor} added with {@code addInterceptor}: they see address, status and
   * time, and no key. An event listener would see both keys, as it is shown the request that is
   * written, so the client's own one is <strong>not told of payments</strong>. A {@link
   * okhttp3.Call.Factory} is not taken, since the SDK could not keep one from sending a request
   * twice.
   *
   * @param httpClient stays open when the keysend client is closed
   * @return this builder
   */
  public KeysendClientBuilder httpClient(OkHttpClient httpClient) {
    this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
    return this;
  }

  /**
   * Makes the client, after it has tried to write a request and to read an answer.
   *
   * @return the client
   * @throws IllegalStateException if base URL, API key or wallet key is missing, if the base URL
   *     needs {@link #allowPlainHttp}, or if the libraries on the class path are too old
   */
  public KeysendClient build() {
    HttpUrl url = Checks.given("baseUrl", baseUrl);
    String key = Checks.given("apiKey", apiKey);
    String wallet = Checks.given("walletKey", walletKey);
    if (!plainHttpAllowed) {
      BaseUrl.refusePlainHttp(url);
    }
    Rehearsal.make();
    return new KeysendClient(this, url, new Secrets(key, wallet));
  }

  String userAgent() {
    String sdk = "keysend-sdk/" + SdkVersion.VERSION;
    return appInfo == null ? sdk : sdk + " " + appInfo;
  }
}
