package dev.keysend.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A mock with little memory survives a flood of the largest bodies; -Dkeysend.flood=10000. */
@Tag("thorough")
@Timeout(300)
class FloodTest {
  private static final int PAYMENTS = Integer.getInteger("keysend.flood", 400);
  private static final int CONNECTIONS = 16;
  private static final int LARGEST = 64 * 1024;
  private static final String SAMPLE = "/v1/wallet/waka_kqvaiFFl4Tjq4rgAXlwsu6/keysend";

  /** Once parsed, a list of objects takes the most memory per byte. */
  private static String largest() {
    String start =
        "{\"dest_pubkey\":\"" + Http.DESTINATION + "\",\"num_satoshis\":1,\"passThru\":{\"a\":[";
    String item = "{\"b\":[]},";
    int items = (LARGEST - start.length() - 10) / item.length();
    return start + item.repeat(items) + "0]}}";
  }

  private static Process start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dkeysend.mock.lane=" + System.getProperty("keysend.mock.lane", "on"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.keysend.mock.cli.Main",
                "--port",
                "0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process;
  }

  private static HttpResponse<String> send(URI mock, String method, String path, String body)
      throws Exception {
    return Http.send(
        HttpRequest.newBuilder(mock.resolve(path))
            .header("X-Api-Key", "pak_O0iUMxk8kK_qUzkT4YKFvp1ZsUtp")
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  private static int flood(URI mock, int count) throws Exception {
    int settled = 0;
    String body = largest();
    for (int i = 0; i < count; i++) {
      settled += send(mock, "POST", SAMPLE, body).statusCode() == 201 ? 1 : 0;
    }
    return settled;
  }

  @Test
  void survivesAFloodAndReportsWhatItDropped() throws Exception {
    Process process = start();
    ExecutorService executor = Executors.newFixedThreadPool(CONNECTIONS);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String ready = String.valueOf(out.readLine());
      URI mock = URI.create(ready.substring(ready.lastIndexOf(' ') + 1));
      List<Callable<Integer>> payers = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        payers.add(() -> flood(mock, PAYMENTS / CONNECTIONS));
      }
      int settled = 0;
      for (Future<Integer> payer : executor.invokeAll(payers)) {
        settled += payer.get();
      }
      assertThat(settled).isEqualTo(PAYMENTS / CONNECTIONS * CONNECTIONS);

      JsonNode state = Json.read(send(mock, "GET", "/__admin/keysend/state", "").body());
      assertThat(state.path("count").asInt()).isEqualTo(settled);
      assertThat(state.at("/dropped/payments").asInt()).isPositive();
      assertThat(state.at("/dropped/requests").asInt()).isPositive();
      assertThat(send(mock, "GET", "/__admin/requests", "").statusCode()).isEqualTo(200);
      assertThat(flood(mock, 1)).isEqualTo(1);
    } finally {
      executor.shutdownNow();
      process.destroy();
      process.waitFor();
    }
  }

  /** Incomplete bodies take memory too. */
  @Test
  void survivesClientsThatNeverFinishTheirBodies() throws Exception {
    Process process = start();
    List<Socket> open = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String ready = String.valueOf(out.readLine());
      URI mock = URI.create(ready.substring(ready.lastIndexOf(' ') + 1));
      byte[] most =
          ("POST "
                  + SAMPLE
                  + " HTTP/1.1\r\nHost: mock\r\nContent-Length: "
                  + LARGEST
                  + "\r\n\r\n"
                  + " ".repeat(LARGEST - 1))
              .getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 500; i++) {
        Socket socket = new Socket(mock.getHost(), mock.getPort());
        open.add(socket);
        socket.getOutputStream().write(most);
      }

      assertThat(flood(mock, 4)).isEqualTo(4);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
      process.destroy();
      process.waitFor();
    }
  }
}
