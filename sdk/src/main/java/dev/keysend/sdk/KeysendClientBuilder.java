package dev.keysend.sdk;

import dev.keysend.sdk.internal.request.Correlation;
import dev.keysend.sdk.internal.secret.Secrets;
import dev.keysend.sdk.internal.setting.Checks;
import dev.keysend.sdk.internal.transport.Rehearsal;
import dev.keysend.sdk.internal.transport.SdkVersion;
import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a client, and checks each one when you set it.
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
   * Sets the server's address, such as {@code https://lnpay.co}. If it has a path, the contract's
   * path follows it. Plain HTTP works only for loopback addresses unless you call {@link
   * #allowPlainHttp}.
   *
   * @param baseUrl an address with http or https
   * @return this builder
   * @throws IllegalArgumentException if it is not an http or https address, or contains a user, a
   *     query, a fragment or the contract's path, {@code /v1}
   */
  public KeysendClientBuilder baseUrl(String baseUrl) {
    this.baseUrl = BaseUrl.parse(baseUrl);
    return this;
  }

  /**
   * Sets the API key of the account, a secret.
   *
   * @param apiKey not empty, and without colons, white space, control characters and invisible
   *     characters; not the key of a wallet
   * @return this builder
   * @throws IllegalArgumentException if it is not; the message does not show the key
   */
  public KeysendClientBuilder apiKey(String apiKey) {
    this.apiKey = Checks.secret("apiKey", apiKey, Secrets::problemOfApiKey);
    return this;
  }

  /**
   * Sets the access key of the wallet that pays, a secret. It needs permission to withdraw ({@code
   * waka_…} or {@code waki_…}).
   *
   * @param walletKey not empty, neither {@code .} nor {@code ..}, and without white space, control
   *     characters and invisible characters; not an API key
   * @return this builder
   * @throws IllegalArgumentException if it is not; the message does not show the key
   */
  public KeysendClientBuilder walletKey(String walletKey) {
    this.walletKey = Checks.secret("walletKey", walletKey, Secrets::problemOfWalletKey);
    return this;
  }

  /**
   * Allows plain HTTP to addresses other than loopback. Anyone on the network can then read both
   * keys and spend the wallet's money.
   *
   * @return this builder
   */
  public KeysendClientBuilder allowPlainHttp() {
    this.plainHttpAllowed = true;
    return this;
  }

  /**
   * Sets how long the SDK tries to connect; 10 seconds by default. If it cannot connect, nothing
   * was paid. A client that you set with {@link #httpClient} keeps its own connect timeout.
   *
   * @param connectTimeout from one millisecond to one day
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public KeysendClientBuilder connectTimeout(Duration connectTimeout) {
    this.connectTimeout = Checks.limit("connectTimeout", connectTimeout);
    return this;
  }

  /**
   * Sets how long a payment may take in all, including the lookup of the server's name; 45 seconds
   * by default. A server may look for a route for more than ten seconds. With less than 25 seconds,
   * payments that settle become unknown.
   *
   * @param timeout from one millisecond to one day
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public KeysendClientBuilder timeout(Duration timeout) {
    this.timeout = Checks.limit("timeout", timeout);
    return this;
  }

  /**
   * Sets whether to check that a 201 is about this payment: the same node and amount, the same
   * amount taken from the wallet, a withdrawal by keysend, and a preimage that matches the payment
   * hash. If it is not, the outcome is unknown. Turn this on when you pay a real server. It is off
   * by default, because a server that replays recorded responses would fail this check. A response
   * with another payment's correlation id is unknown in any case.
   *
   * @param verifyAnswers whether to check
   * @return this builder
   */
  public KeysendClientBuilder verifyAnswers(boolean verifyAnswers) {
    this.verifyAnswers = verifyAnswers;
    return this;
  }

  /**
   * Sets the field of {@code passThru} that carries each payment's correlation id; {@code
   * correlationId} by default. With this id you find an unknown payment in the wallet's
   * transactions and in webhooks.
   *
   * @param name from 1 to 255 characters, none of them a control character or invisible
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public KeysendClientBuilder correlationField(String name) {
    this.correlationField = Checks.identifier("correlationField", name);
    return this;
  }

  /**
   * Keeps the correlation id out of {@code passThru}, which then contains only your own data. Put
   * something there that lets you find an unknown payment.
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
   * @throws IllegalArgumentException if one of them has characters other than letters, digits and
   *     {@code ._-}
   */
  public KeysendClientBuilder appInfo(String name, String version) {
    this.appInfo =
        Checks.token("appInfo's name", name) + "/" + Checks.token("appInfo's version", version);
    return this;
  }

  /**
   * Sets a listener that learns how much of the onion a payment's custom records take, before the
   * SDK sends the payment. It runs on the caller's thread. If it throws, the SDK does not send the
   * payment.
   *
   * @param listener called once for each payment with custom records
   * @return this builder
   */
  public KeysendClientBuilder onionUseListener(Consumer<OnionUse> listener) {
    this.onionUseListener = Checks.notNull("onionUseListener", listener);
    return this;
  }

  /**
   * Uses your own OkHttp client: its proxy, DNS, certificates, interceptors and connect timeout.
   * The SDK still sends each payment once: it does not use the client's connection pool,
   * dispatcher, redirects, cache, authenticator and event listener, and the client's interceptors
   * see no key. It does not use old TLS versions or HTTP/2 either. If an interceptor changes a
   * payment's address or body, the payment is rejected.
   *
   * <p>For metrics and tracing, add interceptors, such as Micrometer's {@code
   * OkHttpObservationInterceptor}, with {@code addInterceptor}: they see address, status and time,
   * but no key. An event listener would see both keys, so the SDK <strong>does not call</strong>
   * the client's event listener. You cannot set a {@link okhttp3.Call.Factory}, because the SDK
   * could not stop it from sending a request twice.
   *
   * @param httpClient stays open when you close the keysend client
   * @return this builder
   */
  public KeysendClientBuilder httpClient(OkHttpClient httpClient) {
    this.httpClient = Checks.notNull("httpClient", httpClient);
    return this;
  }

  /**
   * Creates the client. First it tries to write a request and to read a response, which fails if a
   * library does not fit.
   *
   * @return the client
   * @throws IllegalStateException if base URL, API key or wallet key is missing, if the base URL
   *     needs {@link #allowPlainHttp}, or if the libraries on the class path are too old
   */
  public KeysendClient build() {
    HttpUrl url = Checks.given("baseUrl", baseUrl);
    String key = Checks.given("apiKey", apiKey);
    String wallet = Checks.given("walletKey", walletKey);
    Secrets secrets = new Secrets(key, wallet);
    if (!plainHttpAllowed) {
      BaseUrl.refusePlainHttp(url, secrets::mask);
    }
    Rehearsal.make();
    return new KeysendClient(this, url, secrets);
  }

  String userAgent() {
    String sdk = "keysend-sdk/" + SdkVersion.VERSION;
    return appInfo == null ? sdk : sdk + " " + appInfo;
  }
}
