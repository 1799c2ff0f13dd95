package dev.keysend.sdk.internal.transport;

import dev.keysend.sdk.internal.api.KeysendApi;
import dev.keysend.sdk.internal.exchange.Exchange;
import dev.keysend.sdk.internal.secret.Secrets;
import dev.keysend.sdk.model.Transaction;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import retrofit2.Call;
import retrofit2.Invocation;
import retrofit2.Retrofit;

/** Creates calls that send at most one request, each on its own connection. */
public final class PaymentTransport {
  private final HttpUrl baseUrl;
  private final OkHttpClient client;
  private final String userAgent;
  private final KeysendApi api;

  private PaymentTransport(OkHttpClient client, HttpUrl baseUrl, String userAgent) {
    this.baseUrl = baseUrl;
    this.client = client;
    this.userAgent = userAgent;
    this.api =
        new Retrofit.Builder()
            .baseUrl(baseUrl)
            .callFactory(this::newCall)
            .addConverterFactory(new BodyConverters())
            .build()
            .create(KeysendApi.class);
  }

  /**
   * Creates a transport to one server.
   *
   * @param baseUrl the server's address, ending in a slash
   * @param client the client to derive the payments' client from, already made safe
   */
  public static PaymentTransport to(HttpUrl baseUrl, OkHttpClient client, String userAgent) {
    OkHttpClient.Builder own =
        client
            .newBuilder()
            .addInterceptor(new Gate())
            .addNetworkInterceptor(new Wire())
            .connectionPool(poolThatKeepsNothing());
    own.interceptors().add(0, new AnswerRecorder());
    X509TrustManager trust = client.x509TrustManager();
    if (!baseUrl.isHttps()) {
      own.socketFactory(AnswerSocket.factory(client.socketFactory()));
    } else if (trust != null) {
      own.sslSocketFactory(AnswerTlsSocket.factory(client.sslSocketFactory()), trust);
    }
    return new PaymentTransport(own.build(), baseUrl, userAgent);
  }

  /** Creates a transport that uses a client unchanged. */
  static PaymentTransport through(OkHttpClient client, HttpUrl baseUrl) {
    return new PaymentTransport(client, baseUrl, "keysend-sdk");
  }

  /** Creates a call for a request's bytes. It has no time limit; its {@link Exchange} has one. */
  public Call<Transaction> newCall(byte[] json, Flight flight) {
    return api.postWalletKeysend(Secrets.HIDDEN_WALLET_KEY, new PreparedPayment(json, flight));
  }

  private okhttp3.Call newCall(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    if (invocation == null) {
      throw new IllegalStateException("Retrofit tags every request with its invocation");
    }
    PreparedPayment payment = (PreparedPayment) invocation.arguments().get(1);
    payment.flight().bindTo(request.url(), payment.json());
    return client.newCall(
        request
            .newBuilder()
            .header("User-Agent", userAgent)
            .header("Accept", "application/json")
            // The response is counted as it arrives, and decompressing a small body is not worth
            // the risk.
            .header("Accept-Encoding", "identity")
            .header("Connection", "close")
            // Retrofit wraps the body, and its wrapper does not say that it is one-shot.
            .post(payment.body())
            .tag(Flight.class, payment.flight())
            .build());
  }

  /**
   * A payment never uses a stale connection. The time only sets how often the pool looks for idle
   * connections during a payment; with a short time its thread would never rest.
   */
  private static ConnectionPool poolThatKeepsNothing() {
    return new ConnectionPool(0, 5, TimeUnit.MINUTES);
  }

  @Override
  public String toString() {
    return baseUrl.toString();
  }
}
