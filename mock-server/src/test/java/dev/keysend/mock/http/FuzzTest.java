package dev.keysend.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.wallet.Payment;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Sends odd requests. None may cause a server error or a stack trace, or move money that the ledger
 * does not have. {@code -Dkeysend.fuzz=100000} sets how many; {@code -Dkeysend.fuzzSeed=1} sets the
 * first of the two seeds.
 */
class FuzzTest {
  private static final int REQUESTS = Integer.getInteger("keysend.fuzz", 500);
  private static final int SENDERS = 2;
  private static final long SEED = Long.getLong("keysend.fuzzSeed", 1);
  private static final long BALANCE = 1_000_000_000;

  private static final List<String> FRAGMENTS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "null",
          "true",
          "-",
          "0",
          "1e9",
          "1e999999999",
          "9223372036854775808",
          "-0",
          "0.0",
          "2.0",
          "\u0000",
          "\ud83d\ude00",
          "\\u0000",
          "\"2\"",
          "NaN",
          "\"num_satoshis\":",
          "\"passThru\":{}",
          "\"custom_records\":{\"65537\":\"x\"}",
          "\"custom_records\":{\"5482373484\":\"x\"}",
          "\"passThru\":[]",
          "{{now}}",
          "<script>");

  private static final List<String> HEADERS =
      List.of(
          "Prefer: code=999",
          "Prefer: code=",
          "Prefer: example=\u0001",
          "X-Api-Key:",
          "Authorization: Basic !!!",
          "Authorization: Bearer x",
          "Content-Type: text/xml",
          "Content-Type: application/json; charset=utf-16",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip",
          "Content-Encoding: gzip",
          "Expect: 100-continue",
          "Connection: upgrade",
          "Upgrade: h2c",
          "Content-Length: -1",
          "Content-Length: 5",
          "Host:",
          "X:" + " y".repeat(300),
          "Accept: image/png",
          "Range: bytes=0-1");

  @Test
  void oddRequestsCauseNoServerErrorAndTheLedgerStaysCorrect() throws Exception {
    Operation operation = Contract.load().operation();
    String good = Json.write(operation.requestExamples().values().iterator().next().value());
    ExecutorService executor = Executors.newFixedThreadPool(SENDERS);
    try (KeysendMockServer mock =
        KeysendMockServer.builder().balance(BALANCE).journalSize(REQUESTS).start()) {
      List<Callable<Long>> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        Sender sender = new Sender(mock, good, SEED + i);
        senders.add(() -> sender.send(REQUESTS / SENDERS));
      }
      long settled = 0;
      for (Future<Long> sender : executor.invokeAll(senders)) {
        settled += sender.get();
      }
      String state =
          Http.send(
                  HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/__admin/keysend/state"))
                      .build())
              .body();
      assertThat(Json.read(state).path("count").asLong()).isGreaterThanOrEqualTo(settled);
      // The mock may have dropped old payments to save memory; those it kept match the balance.
      List<Payment> kept = mock.payments();
      long paid = kept.stream().mapToLong(Payment::satoshis).sum();
      assertThat(mock.balance()).isEqualTo(kept.get(0).balance() + kept.get(0).satoshis() - paid);
      assertThat(settled).as("number of settled payments").isPositive();
      assertThat(Http.pay(mock, good).statusCode()).isEqualTo(201);
    } finally {
      executor.shutdownNow();
    }
  }

  /** Sends the requests of a seed, one after the other. */
  private static final class Sender {
    private final KeysendMockServer mock;
    private final String good;
    private final long seed;
    private final Random random;

    Sender(KeysendMockServer mock, String good, long seed) {
      this.mock = mock;
      this.good = good;
      this.seed = seed;
      this.random = new Random(seed);
    }

    /** How many of them settled. */
    long send(int count) throws IOException {
      long settled = 0;
      for (int i = 0; i < count; i++) {
        byte[] request = request();
        String answer = answer(request);
        int number = i;
        Supplier<String> said =
            () ->
                "request %d of seed %d:%n%s%nanswer:%n%s"
                    .formatted(
                        number,
                        seed,
                        printable(request),
                        printable(answer.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer).as(said).doesNotContain("\tat ", "Exception");
        // Jetty responds 501 to an unknown transfer encoding.
        assertThat(answer)
            .as(said)
            .doesNotStartWith("HTTP/1.1 500")
            .doesNotStartWith("HTTP/1.1 503");
        if (answer.startsWith("HTTP/1.1 201")) {
          settled++;
        }
      }
      return settled;
    }

    private static String printable(byte[] bytes) {
      return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^\\x20-\\x7e\\n]", "?");
    }

    private byte[] request() {
      StringBuilder body = new StringBuilder(good);
      int changes = random.nextInt(4);
      for (int i = 0; i < changes; i++) {
        mutate(body);
      }
      byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
      StringBuilder head = new StringBuilder();
      head.append(pick(List.of("POST", "POST", "POST", "POST", "GET", "PUT", "FOO", "TRACE")));
      head.append(' ').append(path()).append(" HTTP/1.1\r\nHost: mock\r\nConnection: close\r\n");
      head.append("X-Api-Key: ").append(mock.apiKey()).append("\r\n");
      head.append("Content-Type: application/json\r\n");
      if (random.nextInt(4) == 0) {
        head.append(pick(HEADERS)).append("\r\n");
      }
      head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
      byte[] start = head.toString().getBytes(StandardCharsets.UTF_8);
      byte[] all = new byte[start.length + bytes.length];
      System.arraycopy(start, 0, all, 0, start.length);
      System.arraycopy(bytes, 0, all, start.length, bytes.length);
      if (random.nextInt(10) == 0) {
        all[random.nextInt(all.length)] = (byte) random.nextInt(256);
      }
      return all;
    }

    private String path() {
      String usual = "/v1/wallet/" + mock.walletKey() + "/keysend";
      return switch (random.nextInt(12)) {
        case 0 ->
            pick(List.of("/", "*", "/v1/wallet//keysend", "/v1/wallet/%zz/keysend", "//x", "/%00"));
        case 1 -> usual + pick(List.of("/", "?a=%", "#x", "%2f", ";a=b", "/../keysend", " "));
        case 2 ->
            pick(List.of("/docs/../x", "/__admin/x", "/docs/%2e%2e/x.js", "http://x/" + usual));
        default -> usual;
      };
    }

    private void mutate(StringBuilder body) {
      int at = random.nextInt(body.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> body.insert(at, pick(FRAGMENTS));
        case 1 -> body.delete(at, Math.min(body.length(), at + 1 + random.nextInt(8)));
        default ->
            body.replace(at, Math.min(body.length(), at + random.nextInt(5)), pick(FRAGMENTS));
      }
    }

    private String pick(List<String> choices) {
      return choices.get(random.nextInt(choices.size()));
    }

    private String answer(byte[] request) throws IOException {
      try (Socket socket = RawHttp.connect(mock)) {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        try (InputStream in = socket.getInputStream()) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
          return ""; // The mock may also reset the connection.
        }
      }
    }
  }
}
