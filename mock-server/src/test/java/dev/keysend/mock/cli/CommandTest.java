package dev.keysend.mock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.mock.http.tls.Trust;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command's exit codes and output. */
class CommandTest {
  private static String firstLine(Process process) throws IOException {
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    return String.valueOf(reader.readLine());
  }

  private static String errors(Process process) throws IOException, InterruptedException {
    // The output ends only when the process does, and killing the process closes its output.
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).isTrue();
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void printsItsUrlAndExitsWithZeroWhenStopped() throws Exception {
    Process process =
        Program.with("--port", "0", "--balance", "7", "--seed", "5", "--no-admin").start();
    try {
      String ready = firstLine(process);
      URI baseUrl = URI.create(ready.substring(ready.lastIndexOf(' ') + 1));
      int status =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(baseUrl.resolve("/__admin/requests")).build(),
                  BodyHandlers.discarding())
              .statusCode();

      assertThat(ready).startsWith("Keysend mock server ready at http://127.0.0.1:");
      assertThat(status).isEqualTo(404);
      process.toHandle().destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(errors(process)).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void stopsWhenItsInputEnds() throws Exception {
    assertStopsWhenItsInputEnds("");
  }

  @Test
  @Tag("thorough")
  void recordStopsWhenItsInputEnds() throws Exception {
    assertStopsWhenItsInputEnds("record --target=http://127.0.0.1:1 --examples=.");
  }

  private static void assertStopsWhenItsInputEnds(String subcommand) throws Exception {
    Process process =
        Program.with((subcommand + " --port=0 --stop-with-input").trim().split(" ")).start();
    try {
      assertThat(firstLine(process)).contains(" ready at ");
      process.getOutputStream().close();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void servesAClientThatTrustsTheWrittenCertificate(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("mock.pem");
    Process process =
        Program.with("--port", "0", "--https-port", "0", "--https-certificate", file.toString())
            .start();
    try {
      assertThat(firstLine(process)).startsWith("Keysend mock server ready");
      // The mock prints this line before the line that says that it is ready.
      assertThat(process.getErrorStream().available()).isPositive();
      String said = process.errorReader(StandardCharsets.UTF_8).readLine();
      URI base = URI.create(said.substring(said.lastIndexOf(' ') + 1));

      assertThat(
              Trust.in(Files.readString(file))
                  .send(
                      HttpRequest.newBuilder(base.resolve("/openapi.yaml")).build(),
                      BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(200);
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "false, mock.pem, set --https-port",
    "true, missing/mock.pem, name a file in a folder that exists",
  })
  @Tag("thorough")
  void reportsACertificateItCannotWriteInOneLine(
      boolean https, String file, String words, @TempDir Path folder) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("--port", "0", "--https-certificate", folder.resolve(file).toString()));
    if (https) {
      arguments.addAll(List.of("--https-port", "0"));
    }
    Process process = Program.with(arguments.toArray(String[]::new)).start();

    assertThat(errors(process).strip()).contains("--https-certificate", words).hasLineCount(1);
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void reportsAPortInUseInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process process = Program.with("--port", Integer.toString(taken.getLocalPort())).start();

      assertThat(errors(process).strip())
          .contains("in use", "--port 0", Integer.toString(taken.getLocalPort()))
          .hasLineCount(1);
      assertThat(process.waitFor()).isEqualTo(1);
    }
  }

  @Test
  void recordReportsAPortInUse(@TempDir Path folder) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      StringWriter errors = new StringWriter();
      int exitCode =
          Main.command()
              .setErr(new PrintWriter(errors, true))
              .execute(
                  "record",
                  "--target=http://127.0.0.1:1",
                  "--examples=" + folder,
                  "--port=" + port);

      assertThat(errors.toString()).contains("Port " + port + " is in use", "--port 0");
      assertThat(exitCode).isEqualTo(1);
    }
  }

  @Test
  void reportsAnUnknownBindNameWithItsFlag() {
    StringWriter errors = new StringWriter();
    int exitCode =
        Main.command()
            .setErr(new PrintWriter(errors, true))
            .execute("--bind", "nowhere.invalid", "--port", "0");

    assertThat(errors.toString()).contains("nowhere.invalid", "--bind").hasLineCount(1);
    assertThat(exitCode).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "8080"})
  void reportsABindAddressOfAnotherMachine(String port) {
    StringWriter errors = new StringWriter();
    int exitCode =
        Main.command()
            .setErr(new PrintWriter(errors, true))
            .execute("--bind", "192.0.2.1", "--port", port);

    assertThat(errors.toString()).contains("192.0.2.1", "--bind").doesNotContain("8080");
    assertThat(exitCode).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port 70000 | port is 70000",
        "--balance -1 | balance is -1",
        "--mode other | --mode",
        "--mappings /does/not/exist | /does/not/exist",
        "--webhook-url http://8.8.8.8/ | 8.8.8.8",
        "--unknown | --unknown",
        "--wallet waka_a=1 --wallet waka_a=2 | another wallet",
        "--wallet waka_a | KEY=SATS",
        "--balance x | is not a whole number",
        "--allow-host a/b | --allow-host is a/b",
        "--webhook-url http://nowhere.invalid/x | --webhook-url",
        "--failure-rate 500% | --failure-rate",
        "--delay 2s-1s | --delay",
        "--allow-origin a.example | --allow-origin is",
        "--port x | --port",
        "--api-key a:b | --api-key has a colon",
        "--wallet-key .. | --wallet-key is",
        "--wallet wakr_readonly=3 | --read-only-wallet-key",
        "record --target http://127.0.0.1:1 --port 0 --examples pom.xml | pom.xml",
        "record --target http://127.0.0.1:1 --port 0 --examples pom.xml/below | pom.xml",
      })
  void reportsWrongUsageAndExitsWithTwo(String arguments, String words) {
    StringWriter errors = new StringWriter();
    int exitCode =
        Main.command()
            .setErr(new PrintWriter(errors, true))
            .execute(Pattern.compile(" ").split(arguments, -1));

    assertThat(errors.toString()).contains(words).doesNotContain("\tat ");
    assertThat(exitCode).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--apikey pak_Canary12345",
        "--apikey=pak_Canary12345",
        "pak_Canary12345",
        "--balance pak_Canary12345"
      })
  void wrongUsageShowsNoKey(String arguments) {
    StringWriter errors = new StringWriter();
    Main.command()
        .setErr(new PrintWriter(errors, true))
        .execute(Pattern.compile(" ").split(arguments, -1));

    assertThat(errors.toString()).isNotBlank().doesNotContain("Canary");
  }

  @Test
  void wrongValueOfAVariableNamesTheVariable() {
    StringWriter errors = new StringWriter();
    Main.command(Map.of("KEYSEND_MOCK_VERBOSE", "yes"))
        .setErr(new PrintWriter(errors, true))
        .execute("--port=0");

    assertThat(errors.toString()).contains("neither true nor false", "KEYSEND_MOCK_VERBOSE");
  }
}
