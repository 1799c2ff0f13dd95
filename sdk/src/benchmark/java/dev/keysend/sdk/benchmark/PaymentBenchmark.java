package dev.keysend.sdk.benchmark;

import com.google.gson.Gson;
import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One payment at a time. By hand once as the SDK pays, with a connection for each payment, and once
 * as people write it, on pooled connections, which cannot keep the SDK's promise.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 2)
public class PaymentBenchmark {
  private static final MediaType JSON = MediaType.get("application/json");

  private final Gson gson = new Gson();
  private final OkHttpClient fresh =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(0, 5, TimeUnit.MINUTES))
          .followRedirects(false)
          .retryOnConnectionFailure(false)
          .callTimeout(Duration.ofSeconds(45))
          .build();
  private final OkHttpClient pooled = new OkHttpClient();
  private final HttpClient jdk = HttpClient.newHttpClient();
  private Server server;
  private KeysendClient sdk;
  private String url;

  @Setup
  public void start() throws IOException {
    server = new Server();
    url = server.baseUrl() + "/v1/wallet/waka_1/keysend";
    sdk =
        KeysendClient.builder()
            .baseUrl(server.baseUrl())
            .apiKey("pak_1")
            .walletKey("waka_1")
            .build();
  }

  @TearDown
  public void stop() throws IOException {
    sdk.close();
    server.close();
  }

  @Benchmark
  public Transaction sdk() {
    return sdk.send(Bodies.DESTINATION, 2);
  }

  @Benchmark
  public Transaction byHandFreshConnection() throws IOException {
    return byHand(fresh, "close");
  }

  @Benchmark
  public Transaction byHandPooledConnection() throws IOException {
    return byHand(pooled, "keep-alive");
  }

  @Benchmark
  public Transaction jdkPooledConnection() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", Credentials.basic("pak_1", ""))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(45))
            .POST(HttpRequest.BodyPublishers.ofString(gson.toJson(payment())))
            .build();
    HttpResponse<String> response = jdk.send(request, HttpResponse.BodyHandlers.ofString());
    return gson.fromJson(response.body(), Transaction.class);
  }

  private Transaction byHand(OkHttpClient client, String connection) throws IOException {
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", Credentials.basic("pak_1", ""))
            .header("Accept", "application/json")
            .header("Connection", connection)
            .post(RequestBody.create(gson.toJson(payment()), JSON))
            .build();
    try (Response response = client.newCall(request).execute()) {
      if (response.code() != 201) {
        throw new IOException("status " + response.code());
      }
      return gson.fromJson(response.body().charStream(), Transaction.class);
    }
  }

  private static KeysendRequest payment() {
    return new KeysendRequest().destPubkey(Bodies.DESTINATION).numSatoshis(2L);
  }
}
