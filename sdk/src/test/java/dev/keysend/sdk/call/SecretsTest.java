package dev.keysend.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.PaymentOptions;
import dev.keysend.sdk.PaymentRejectedException;
import dev.keysend.sdk.PaymentUnknownException;
import dev.keysend.sdk.model.Transaction;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.RawServer;
import dev.keysend.sdk.server.Responses;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Invocation;

/** Only the server sees the keys, even if everything is logged. */
@Isolated("reads everything that is logged")
final class SecretsTest {
  private static final String API_KEY = "pak_very-secret";
  private static final String WALLET_KEY = "waka_very/secret?#%2e";
  private static final String ENCODED_WALLET_KEY = "waka_very%2Fsecret%3F%23%252e";
  private static final String AUTHORIZATION = Credentials.basic(API_KEY, "");

  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final Logger everything = Logger.getLogger("");
  private final Level levelBefore = everything.getLevel();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord event) {
          // The test's own server logs requests.
          if (!String.valueOf(event.getLoggerName()).startsWith("com.sun.net.httpserver")) {
            log.add(event.getLoggerName() + " " + event.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void logEverything() {
    handler.setLevel(Level.ALL);
    everything.setLevel(Level.ALL);
    everything.addHandler(handler);
  }

  @AfterEach
  void restoreLogging() {
    everything.removeHandler(handler);
    everything.setLevel(levelBefore);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 400, 401, 500})
  void sendsKeysWithoutShowingThem(int status) throws IOException {
    String echo = String.join(" ", API_KEY, WALLET_KEY, ENCODED_WALLET_KEY, AUTHORIZATION);
    String body =
        "{\"name\":\"N\",\"message\":\"" + echo + "\",\"code\":0,\"status\":" + status + "}";
    try (CannedServer server = CannedServer.answering(status, body);
        KeysendClient client = client(server)) {
      Throwable end = catchThrowable(() -> client.send(Destinations.payable(), 2));

      log.add(client.toString());
      log.add(trace(end));
      if (end instanceof PaymentUnknownException unknown) {
        log.add(String.valueOf(unknown.answer()));
      }
      assertThat(server.only().path()).contains(ENCODED_WALLET_KEY);
      assertThat(server.only().header("Authorization")).isEqualTo(AUTHORIZATION);
      assertNothingShown();
      assertThat(log).anyMatch(line -> line.contains(Destinations.payable()));
    }
  }

  /** OkHttp quotes the first line of an invalid response, which may repeat the request. */
  @Test
  void causeShowsNoKey() throws IOException {
    String echo = "POST /v1/wallet/" + ENCODED_WALLET_KEY + "/keysend HTTP/1.1\r\n\r\n";
    try (RawServer server = RawServer.answering(echo);
        KeysendClient client = server.client().apiKey(API_KEY).walletKey(WALLET_KEY).build()) {
      Throwable end = catchThrowable(() -> client.send(Destinations.payable(), 2));

      log.add(trace(end));
      assertThat(trace(end)).contains("Unexpected status line");
      assertNothingShown();
    }
  }

  @Test
  void serversErrorShowsNoKey() throws IOException {
    for (int status : new int[] {400, 500}) {
      String body =
          "{\"name\":\"%1$s\",\"message\":\"%1$s\",\"code\":0,\"status\":%2$d}"
              .formatted(WALLET_KEY, status);
      try (CannedServer server = CannedServer.answering(status, body);
          KeysendClient client = client(server)) {
        Throwable end = catchThrowable(() -> client.send(Destinations.payable(), 2));

        log.add(
            String.valueOf(
                end instanceof PaymentRejectedException rejected
                    ? rejected.error()
                    : ((PaymentUnknownException) end).error()));
        assertNothingShown();
      }
    }
  }

  @Test
  void optionsAndBuildersShowNoKey() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded())) {
      log.add(PaymentOptions.builder().walletKey(WALLET_KEY).build().toString());
      log.add(trace(catchThrowable(() -> server.client().apiKey(API_KEY + ":"))));
      log.add(
          trace(
              catchThrowable(
                  () -> KeysendClient.builder().baseUrl("https://" + API_KEY + "@lnpay.co"))));

      assertNothingShown();
    }
  }

  @Test
  void settledPaymentPrintsNoPreimage() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = client(server)) {
      Transaction settled = client.send(Destinations.payable(), 2);

      String preimage = settled.getLnTx().getPaymentPreimage();
      assertThat(settled.getLnTx().getCustomRecords()).containsValue(preimage);
      assertThat(settled.toString())
          .doesNotContain(preimage)
          .contains(settled.getLnTx().getPaymentHash())
          .contains(settled.getLnTx().getCustomRecords().keySet());
      assertThat(settled.getLnTx().getCustomRecords().entrySet().toString())
          .doesNotContain(preimage);
      assertThat(settled.getLnTx().getCustomRecords().values().toString()).doesNotContain(preimage);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "", " "})
  void refusesAWalletKeyThatWouldChangeThePath(String key) {
    assertThatThrownBy(() -> KeysendClient.builder().walletKey(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("walletKey");
    assertThatThrownBy(() -> PaymentOptions.builder().walletKey(key))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../admin", "a/b", "a?b=c", "a#b", "%2e%2e", "ä", "a;b", "a\\b"})
  void walletKeyStaysOneSegmentOfThePath(String key) throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = server.client().walletKey(key).build()) {
      client.send(Destinations.payable(), 2);

      String path = server.only().path();
      assertThat(path).startsWith("/v1/wallet/").endsWith("/keysend").doesNotContain("?");
      assertThat(path.split("/")).hasSize(5);
    }
  }

  private KeysendClient client(CannedServer server) {
    OkHttpClient logging =
        new OkHttpClient.Builder()
            .addInterceptor(this::logExchange)
            .addNetworkInterceptor(this::logExchange)
            .eventListener(
                new EventListener() {
                  @Override
                  public void requestHeadersEnd(Call call, Request request) {
                    log.add(request + " " + request.headers());
                  }

                  @Override
                  public void responseHeadersEnd(Call call, Response response) {
                    log.add(response.toString());
                  }
                })
            .build();
    return server.client().apiKey(API_KEY).walletKey(WALLET_KEY).httpClient(logging).build();
  }

  private Response logExchange(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    log.add(request.method() + " " + request.url() + " " + request.headers() + " " + request);
    log.add(String.valueOf(request.tag(Invocation.class)));
    if (request.body() != null && !request.body().isOneShot()) {
      Buffer body = new Buffer();
      request.body().writeTo(body);
      log.add(body.readUtf8());
    }
    Response response = chain.proceed(request);
    log.add(response + " " + response.request() + " " + response.networkResponse());
    return response;
  }

  private void assertNothingShown() {
    assertThat(log)
        .isNotEmpty()
        .noneMatch(line -> line.contains(API_KEY))
        .noneMatch(line -> line.contains(WALLET_KEY))
        .noneMatch(line -> line.contains(ENCODED_WALLET_KEY))
        .noneMatch(line -> line.contains(AUTHORIZATION.substring("Basic ".length())));
  }

  private static String trace(Throwable end) {
    StringWriter trace = new StringWriter();
    end.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
