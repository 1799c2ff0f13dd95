package dev.keysend.sdk.doublesend;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.server.Destinations;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Pays two satoshis with its own client. */
interface Payer extends AutoCloseable {
  void pay() throws IOException;

  @Override
  void close();

  /** Pays with a client built as the OpenAPI generator builds its clients. */
  static Payer plain(OkHttpClient settings, String baseUrl) {
    OkHttpClient client =
        settings
            .newBuilder()
            .connectionPool(new ConnectionPool(5, 5, TimeUnit.MINUTES))
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain
                            .request()
                            .newBuilder()
                            .header("Authorization", Credentials.basic("pak_1", ""))
                            .build()))
            .build();
    String body =
        Json.write(
            Objects.requireNonNull(
                    Contract.load().operation().requestExamples().get("keysend-sent"))
                .value());
    Request request =
        new Request.Builder()
            .url(baseUrl + "/v1/wallet/waka_1/keysend")
            .post(RequestBody.create(body, MediaType.get("application/json")))
            .build();
    return new Payer() {
      @Override
      public void pay() throws IOException {
        try (Response response = client.newCall(request).execute()) {
          String unused = response.body().string();
        }
      }

      @Override
      public void close() {
        client.connectionPool().evictAll();
      }
    };
  }

  /** Pays with the SDK. */
  static Payer ours(OkHttpClient settings, String baseUrl) {
    KeysendClient client =
        KeysendClient.builder()
            .baseUrl(baseUrl)
            .apiKey("pak_1")
            .walletKey("waka_1")
            .allowPlainHttp()
            .httpClient(settings)
            .build();
    return new Payer() {
      @Override
      public void pay() {
        client.send(Destinations.payable(), 2);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  /** Makes payers, each with fresh connections. */
  interface Maker {
    Payer make(OkHttpClient settings, String baseUrl);
  }
}
