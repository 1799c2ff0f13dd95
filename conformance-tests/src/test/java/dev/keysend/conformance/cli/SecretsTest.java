package dev.keysend.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test keys that must appear in no output, whatever the target does with them. */
class SecretsTest {
  private static final List<String> KEYS =
      List.of("pak_Canary1+/x=", "waka_Canary2", "wakr_Canary3");

  @Test
  void noOutputContainsAKey(@TempDir Path directory) throws IOException {
    Map<String, String> outputs = outputs(KEYS.get(0), directory);
    assertThat(outputs).hasSize(6);
    assertThat(outputs.remove("badge.json"))
        .as("the badge contains no text of the target")
        .doesNotContain("anary");
    outputs.forEach(
        (name, text) -> {
          assertThat(text).as(name + " quotes the response").contains("KEYSEND_API_KEY");
          for (String key : KEYS) {
            assertThat(text).as(name).doesNotContain(forms(key));
          }
          assertThat(text).as(name).doesNotContain("Canary");
        });
  }

  /**
   * A key of one letter protects nothing, and masking the letter everywhere would make the output
   * unreadable.
   */
  @Tag("thorough")
  @Test
  void aKeyOfOneLetterIsMaskedOnlyWhereItIsAWholeValue(@TempDir Path directory) throws IOException {
    Map<String, String> outputs = outputs("a", directory);
    assertThat(outputs.get("the console"))
        .contains(
            "A payment with a wallet access key that differs in its last character is refused.")
        .contains("expected a refusal, but got HTTP 201")
        .contains("curl -i -X POST -u ''\"${KEYSEND_API_KEY}\"':' -H");
    assertThat(outputs.get("report.json"))
        .contains("Authorization: Basic ${KEYSEND_API_KEY}\\n")
        .contains("Content-Type: application/json");
  }

  /** All output of a run against a server that repeats everything it receives, by name. */
  private static Map<String, String> outputs(String apiKey, Path directory) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", SecretsTest::repeatEverything);
    server.start();
    Command.Result result;
    try {
      result =
          Command.run(
              "--base-url=http://127.0.0.1:" + server.getAddress().getPort(),
              "--api-key=" + apiKey,
              "--wallet-key=" + KEYS.get(1),
              "--read-only-wallet-key=" + KEYS.get(2),
              "--max-sats=1000",
              "--report-dir=" + directory);
      assertThat(result.exitCode()).isEqualTo(1);
    } finally {
      server.stop(0);
    }
    Map<String, String> outputs = new LinkedHashMap<>();
    outputs.put("the console", result.out() + result.err());
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        outputs.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return outputs;
  }

  private static String[] forms(String key) {
    Base64.Encoder base64 = Base64.getEncoder();
    return new String[] {
      key,
      URLEncoder.encode(key, StandardCharsets.UTF_8),
      base64.encodeToString(key.getBytes(StandardCharsets.UTF_8)),
      base64.encodeToString((key + ":").getBytes(StandardCharsets.UTF_8)),
      base64.encodeToString(("x" + key).getBytes(StandardCharsets.UTF_8)),
      base64.encodeToString(("xy" + key).getBytes(StandardCharsets.UTF_8)),
      key.replace("/", "\\/"),
      each(key, "\\u%04x"),
      each(key, "%%%02X"),
    };
  }

  private static String each(String key, String format) {
    return key.chars()
        .mapToObj(character -> String.format(Locale.ROOT, format, character))
        .collect(Collectors.joining());
  }

  /**
   * Responds as if it had paid, and repeats everything it received, in headers and in a body that
   * breaks the schema.
   */
  private static void repeatEverything(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String heard =
        String.join(
            " ",
            exchange.getRequestURI().toString(),
            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            String.valueOf(exchange.getRequestHeaders().getFirst("X-Api-Key")),
            KEYS.stream().flatMap(key -> Stream.of(forms(key))).collect(Collectors.joining(" ")));
    byte[] body =
        ("{\"id\":\"" + heard + "\",\"" + KEYS.get(0) + "\":1}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/" + KEYS.get(1));
    exchange.getResponseHeaders().add("X-Heard", heard);
    exchange.sendResponseHeaders(201, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
