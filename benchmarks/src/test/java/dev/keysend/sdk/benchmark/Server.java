package dev.keysend.sdk.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keysend.sdk.KeysendClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** The server's process for one trial, and a client to pay through it. */
final class Server implements AutoCloseable {
  private final Process process;
  private final int port;

  /**
   * Starts a server.
   *
   * @param together how many requests must arrive before the server responds to any of them
   */
  Server(int together) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-Danswer=" + Bodies.ANSWER,
                "-Dtogether=" + together,
                "-cp",
                System.getProperty("java.class.path"),
                LoopbackServer.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    port = Integer.parseInt(out.readLine());
  }

  String baseUrl() {
    return "http://127.0.0.1:" + port;
  }

  KeysendClient client() {
    return KeysendClient.builder()
        .baseUrl(baseUrl())
        .apiKey("pak_1")
        .walletKey("waka_1")
        // The peers send no correlation field.
        .withoutCorrelationField()
        .build();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.destroy();
  }
}
