package dev.keysend.sdk.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.PaymentRejectedException;
import dev.keysend.sdk.PaymentUnknownException;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.FirstLookUpFails;
import dev.keysend.sdk.server.RawServer;
import dev.keysend.sdk.server.Responses;
import dev.keysend.sdk.testing.Fault;
import dev.keysend.sdk.testing.FaultyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A caller's own OkHttp client cannot break the guarantees. */
final class OwnHttpClientTest {
  /** Sends every failed request again, like many retry interceptors. */
  private static final Interceptor RETRY =
      chain -> {
        for (int attempt = 1; ; attempt++) {
          try {
            Response response = chain.proceed(chain.request());
            if (response.isSuccessful() || attempt == 3) {
              return response;
            }
            response.close();
          } catch (IOException e) {
            if (attempt == 3) {
              throw e;
            }
          }
        }
      };

  /** Except the early reset: if it comes before the request is sent, a retry is allowed. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RESET_BEFORE_REQUEST")
  void retryingClientWithEverySwitchOnSendsOnce(Fault fault) throws IOException {
    OkHttpClient eager =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(true)
            .followRedirects(true)
            .followSslRedirects(true)
            .authenticator(
                (route, response) ->
                    response
                        .request()
                        .newBuilder()
                        .header("Authorization", Credentials.basic("other", ""))
                        .build())
            .proxyAuthenticator(Authenticator.JAVA_NET_AUTHENTICATOR)
            .connectionPool(new ConnectionPool())
            .addInterceptor(RETRY)
            .build();
    try (FaultyServer server = FaultyServer.start(Responses.recorded());
        KeysendClient client = client(server.baseUrl(), eager)) {
      client.send(Destinations.payable(), 2);
      server.arm(fault);
      endQuietly(client);

      assertThat(server.arrivals()).isEqualTo(1);
    }
  }

  @Test
  void retryBeforeSendingIsAllowed() throws IOException {
    OkHttpClient retrying = new OkHttpClient.Builder().addInterceptor(RETRY).build();
    try (FaultyServer server = FaultyServer.start(Responses.recorded(), 1)) {
      OkHttpClient unreliable =
          retrying.newBuilder().dns(new FirstLookUpFails(server.addresses())).build();
      try (KeysendClient client = client("http://once.test:" + server.port(), unreliable)) {
        assertThat(client.send(Destinations.payable(), 2).getLnTx().getSettled()).isEqualTo(1);
        assertThat(server.arrivals()).isEqualTo(1);
      }
    }
  }

  @Test
  void responseInventedBeforeSendingIsRejected() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = client(server.baseUrl(), answering(201, false))) {
      assertThatThrownBy(() -> client.send(Destinations.payable(), 2))
          .isInstanceOf(PaymentRejectedException.class)
          .hasMessageContaining("nothing was sent");
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void responseInventedAfterSendingIsUnknown() throws IOException {
    try (CannedServer server = CannedServer.answering(503, "{}");
        KeysendClient client = client(server.baseUrl(), answering(400, true))) {
      assertThatThrownBy(() -> client.send(Destinations.payable(), 2))
          .isInstanceOf(PaymentUnknownException.class)
          .hasMessageContaining("503");
    }
  }

  @Test
  void interceptorThatChangesTheAddressIsRejected() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded())) {
      OkHttpClient elsewhere =
          changing(request -> request.newBuilder().url(server.baseUrl() + "/other").build());
      try (KeysendClient client = client(server.baseUrl(), elsewhere)) {
        assertThatThrownBy(() -> client.send(Destinations.payable(), 2))
            .isInstanceOf(PaymentRejectedException.class)
            .hasMessageContaining("changed the payment's address");
        assertThat(server.asked()).isEmpty();
      }
    }
  }

  @Test
  void interceptorThatReplacesTheRequestIsRejected() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client =
            client(
                server.baseUrl(),
                changing(
                    request ->
                        new Request.Builder().url(request.url()).post(request.body()).build()))) {
      assertThatThrownBy(() -> client.send(Destinations.payable(), 2))
          .isInstanceOf(PaymentRejectedException.class)
          .hasMessageContaining("newBuilder()");
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void interceptorCanWrapTheBody() throws IOException {
    Change wrap =
        request -> {
          RequestBody body = request.body();
          return request
              .newBuilder()
              .post(
                  new RequestBody() {
                    @Override
                    public MediaType contentType() {
                      return body.contentType();
                    }

                    @Override
                    public void writeTo(BufferedSink sink) throws IOException {
                      body.writeTo(sink);
                    }
                  })
              .build();
        };
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = client(server.baseUrl(), changing(wrap))) {
      client.send(Destinations.payable(), 2);
      assertThat(server.only().body()).contains(Destinations.payable());
    }
  }

  static List<Change> otherPayments() {
    return List.of(
        request ->
            request
                .newBuilder()
                .post(RequestBody.create("{}", MediaType.get("application/json")))
                .build(),
        request -> request.newBuilder().url(request.url() + "?fields=id").build(),
        request -> request.newBuilder().url(request.url() + "/other").build());
  }

  @ParameterizedTest
  @MethodSource("otherPayments")
  void interceptorThatChangesThePaymentIsRejected(Change change) throws IOException {
    Interceptor changing = chain -> chain.proceed(change.of(chain.request()));
    try (CannedServer server = CannedServer.answering(201, Responses.recorded())) {
      for (OkHttpClient http :
          List.of(
              new OkHttpClient.Builder().addInterceptor(changing).build(),
              new OkHttpClient.Builder().addNetworkInterceptor(changing).build())) {
        try (KeysendClient client = client(server.baseUrl(), http)) {
          assertThatThrownBy(() -> client.send(Destinations.payable(), 2))
              .isInstanceOf(PaymentRejectedException.class)
              .hasMessageContaining("An interceptor changed the payment");
        }
      }
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void tlsToAServerWithoutItIsExplained() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        KeysendClient client =
            client("https://127.0.0.1:" + listener.getLocalPort(), new OkHttpClient())) {
      CompletableFuture<Void> answered =
          CompletableFuture.runAsync(
              () -> {
                try (Socket socket = listener.accept()) {
                  socket.getOutputStream().write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(UTF_8));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });

      assertThatThrownBy(() -> client.send(Destinations.payable(), 2))
          .isInstanceOf(PaymentRejectedException.class)
          .hasMessageContaining("is its base URL http instead of https?");
      answered.join();
    }
  }

  @Test
  void untrustedAuthorityIsExplained() throws IOException {
    try (RawServer server = RawServer.overTls(out -> {});
        KeysendClient client = server.client().httpClient(new OkHttpClient()).build()) {
      assertThatThrownBy(() -> client.send(Destinations.payable(), 2))
          .isInstanceOf(PaymentRejectedException.class)
          .hasMessageContaining("A private certificate authority");
    }
  }

  @Test
  void interceptorThatRemovesTheBodyIsRejected() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client =
            client(server.baseUrl(), changing(request -> request.newBuilder().get().build()))) {
      assertThatThrownBy(() -> client.send(Destinations.payable(), 2))
          .isInstanceOf(PaymentRejectedException.class);
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void interceptorCanAddHeadersAndReadTheBody() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client =
            client(
                server.baseUrl(),
                changing(request -> request.newBuilder().header("X-Trace", "7").build()))) {
      client.send(Destinations.payable(), 2);

      assertThat(server.only().header("X-Trace")).isEqualTo("7");
    }
  }

  @Test
  void callersClientStaysOpen() throws IOException {
    OkHttpClient own = new OkHttpClient();
    try (CannedServer server = CannedServer.answering(201, Responses.recorded())) {
      client(server.baseUrl(), own).close();

      assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
    }
  }

  private static KeysendClient client(String baseUrl, OkHttpClient own) {
    return KeysendClient.builder()
        .baseUrl(baseUrl)
        .allowPlainHttp()
        .apiKey("pak_1")
        .walletKey("waka_1")
        .httpClient(own)
        .build();
  }

  private static void endQuietly(KeysendClient client) {
    try {
      client.send(Destinations.payable(), 2);
    } catch (PaymentRejectedException | PaymentUnknownException e) {
      // This test does not check the outcome.
      return;
    }
  }

  private static OkHttpClient changing(Change change) {
    return new OkHttpClient.Builder()
        .addInterceptor(chain -> chain.proceed(change.of(chain.request())))
        .build();
  }

  private interface Change {
    Request of(Request request);
  }

  private static OkHttpClient answering(int status, boolean afterSending) {
    return new OkHttpClient.Builder()
        .addInterceptor(
            chain -> {
              if (afterSending) {
                chain.proceed(chain.request()).close();
              }
              return new Response.Builder()
                  .request(chain.request())
                  .protocol(Protocol.HTTP_1_1)
                  .code(status)
                  .message("Made up")
                  .body(
                      ResponseBody.create(Responses.recorded(), MediaType.get("application/json")))
                  .build();
            })
        .build();
  }
}
