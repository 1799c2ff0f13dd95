package dev.keysend.sdk.benchmark;

import com.google.gson.Gson;
import dev.keysend.sdk.internal.api.KeysendApi;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Ways to pay without the SDK's guarantees: they check nothing and may send a request twice. */
public enum Peer {
  /** As OkHttp's manual shows. */
  OKHTTP("hand-written OkHttp and gson") {
    @Override
    Callable<Transaction> to(String baseUrl) {
      OkHttpClient client = freshConnections();
      return () -> {
        try (Response response = client.newCall(request(baseUrl, "close")).execute()) {
          return GSON.fromJson(created(response).charStream(), Transaction.class);
        }
      };
    }
  },

  /** Avoids charStream(), because its decoder allocates 8 kB for each response. */
  OKHTTP_THRIFTY("the same, reading the response as one string") {
    @Override
    Callable<Transaction> to(String baseUrl) {
      return thrifty(freshConnections(), baseUrl, "close");
    }
  },

  RETROFIT("Retrofit and gson, reading the response as one string") {
    @Override
    Callable<Transaction> to(String baseUrl) {
      OkHttpClient client = freshConnections();
      KeysendApi api =
          new Retrofit.Builder()
              .baseUrl(baseUrl + "/")
              .callFactory(
                  request ->
                      client.newCall(
                          request
                              .newBuilder()
                              .header("Authorization", AUTHORIZATION)
                              .header("Accept", "application/json")
                              .header("Connection", "close")
                              .build()))
              .addConverterFactory(new Bound())
              .build()
              .create(KeysendApi.class);
      return () -> api.postWalletKeysend("waka_1", payment()).execute().body();
    }
  },

  OKHTTP_POOLED("hand-written OkHttp and gson, on one connection") {
    @Override
    Callable<Transaction> to(String baseUrl) {
      return thrifty(new OkHttpClient(), baseUrl, "keep-alive");
    }
  },

  JDK("the JDK's HttpClient and gson") {
    @Override
    Callable<Transaction> to(String baseUrl) {
      return jdk(baseUrl, "close");
    }
  },

  JDK_POOLED("the JDK's HttpClient and gson, on one connection") {
    @Override
    Callable<Transaction> to(String baseUrl) {
      return jdk(baseUrl, "keep-alive");
    }
  };

  /** Lets the JDK's client send a Connection header. */
  static final String ALLOW_CONNECTION = "-Djdk.httpclient.allowRestrictedHeaders=connection";

  private static final Gson GSON = new Gson();
  private static final MediaType JSON = MediaType.get("application/json");
  private static final String AUTHORIZATION = Credentials.basic("pak_1", "");
  private static final Duration TIMEOUT = Duration.ofSeconds(45);

  private final String words;

  Peer(String words) {
    this.words = words;
  }

  /** A payment to the server that can be repeated. */
  abstract Callable<Transaction> to(String baseUrl);

  String words() {
    return words;
  }

  boolean isPooled() {
    return this == OKHTTP_POOLED || this == JDK_POOLED;
  }

  static Request request(String baseUrl, String connection) {
    return new Request.Builder()
        .url(baseUrl + "/v1/wallet/waka_1/keysend")
        .header("Authorization", AUTHORIZATION)
        .header("Accept", "application/json")
        .header("Connection", connection)
        .post(RequestBody.create(GSON.toJson(payment()), JSON))
        .build();
  }

  static Transaction read(Response response) throws IOException {
    return GSON.fromJson(created(response).string(), Transaction.class);
  }

  /** A client with the same policy as the SDK: a new connection for each payment. */
  static OkHttpClient freshConnections() {
    return new OkHttpClient.Builder()
        .connectionPool(new ConnectionPool(0, 5, TimeUnit.MINUTES))
        .followRedirects(false)
        .retryOnConnectionFailure(false)
        .callTimeout(TIMEOUT)
        .build();
  }

  private static Callable<Transaction> thrifty(
      OkHttpClient client, String baseUrl, String connection) {
    return () -> {
      try (Response response = client.newCall(request(baseUrl, connection)).execute()) {
        return read(response);
      }
    };
  }

  private static Callable<Transaction> jdk(String baseUrl, String connection) {
    HttpClient client = HttpClient.newHttpClient();
    return () -> {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(baseUrl + "/v1/wallet/waka_1/keysend"))
              .header("Authorization", AUTHORIZATION)
              .header("Content-Type", "application/json")
              .header("Connection", connection)
              .timeout(TIMEOUT)
              .POST(HttpRequest.BodyPublishers.ofString(GSON.toJson(payment())))
              .build();
      String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return GSON.fromJson(answer, Transaction.class);
    };
  }

  private static ResponseBody created(Response response) throws IOException {
    if (response.code() != 201) {
      throw new IOException("status " + response.code());
    }
    return response.body();
  }

  private static KeysendRequest payment() {
    return new KeysendRequest().destPubkey(Bodies.DESTINATION).numSatoshis(2L);
  }

  /** Does what Retrofit's converter for gson does, but from and to strings. */
  private static final class Bound extends Converter.Factory {
    @Override
    public Converter<?, RequestBody> requestBodyConverter(
        Type type, Annotation[] parameter, Annotation[] method, Retrofit retrofit) {
      return body -> RequestBody.create(GSON.toJson(body), JSON);
    }

    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(
        Type type, Annotation[] annotations, Retrofit retrofit) {
      return body -> GSON.fromJson(body.string(), type);
    }
  }
}
