package dev.keysend.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.hostile.Certificates;
import dev.keysend.conformance.hostile.HttpProxy;
import dev.keysend.conformance.report.file.ReportFiles;
import dev.keysend.conformance.report.file.Reports;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

/** The examples in the command's documentation work. */
class CommandExamplesTest {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  @TempDir private Path directory;

  static List<CommandExamples.Example> examples() {
    return CommandExamples.ALL;
  }

  @Test
  void everyFlagAndSubcommandHasAnExample() {
    String all =
        String.join(" ", CommandExamples.ALL.stream().map(Object::toString).toList()) + " ";
    for (OptionSpec option : Main.spec().options()) {
      assertThat(all).contains(option.longestName() + " ");
    }
    Main.spec().subcommands().keySet().forEach(name -> assertThat(all).contains(name + " "));
  }

  @ParameterizedTest
  @MethodSource("examples")
  @Tag("thorough")
  void endsWithTheDocumentedExitCode(CommandExamples.Example example) throws Exception {
    try (KeysendServer server = KeysendServer.start(new Behaviour());
        HttpProxy proxy = new HttpProxy(0)) {
      Map<String, String> values = files();
      values.put("https://your.server", server.baseUrl());
      values.put("http://your.server", server.baseUrl());
      values.put("http://127.0.0.1:3128", "http://127.0.0.1:" + proxy.port());
      values.put("$OTHER_API_KEY", KeysendServer.OTHER_API_KEY);
      values.put("$API_KEY", KeysendServer.API_KEY);
      values.put("$WALLET_KEY", KeysendServer.WALLET_KEY);
      values.put("$READ_ONLY_KEY", KeysendServer.READ_ONLY_KEY);
      values.put("$TOKEN", "gw-canary-51d0aa");
      values.put("$YOUR_NODE", "03" + "5b".repeat(32));
      values.put(
          "$OFFLINE_NODE", "02ef1c8ae51f6fe19a34597f6c16a1617348ddca5b7dfca922669920645dc10c12");
      List<String> arguments = arguments(example.arguments(), values);
      if (example.arguments().contains("your.server") && !arguments.contains("--api-key")) {
        // The example takes the keys from the environment.
        arguments.add("--api-key=" + KeysendServer.API_KEY);
        arguments.add("--wallet-key=" + KeysendServer.WALLET_KEY);
      }
      Command.Result result = Command.run(arguments.toArray(new String[0]));
      assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(example.exitCode());
    }
  }

  /** The files that the examples read and write, by their names in the examples. */
  private Map<String, String> files() throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    ReportFiles.write(Reports.conformant(), directory.resolve("old"));
    ReportFiles.write(Reports.conformant(), directory.resolve("reports"));
    Files.writeString(directory.resolve("known.txt"), "# Nothing is broken.\n");
    Certificates certificates = new Certificates();
    certificates.authority(directory.resolve("authority.pem"));
    certificates.client(directory.resolve("client.p12"), "PKCS12", "secret-5e");
    Files.writeString(directory.resolve("password.txt"), "secret-5e\n");
    for (String name :
        List.of(
            "old/report.json",
            "reports/report.json",
            "reports",
            "known.txt",
            "authority.pem",
            "client.p12",
            "password.txt")) {
      files.put(name, directory.resolve(name).toString());
    }
    return files;
  }

  private static List<String> arguments(String text, Map<String, String> values) {
    List<String> arguments = new ArrayList<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word =
          Stream.of(words.group(1), words.group(2), words.group(3))
              .filter(Objects::nonNull)
              .findFirst()
              .orElseThrow();
      String token = values.get("$TOKEN");
      arguments.add(values.getOrDefault(word, word).replace("$TOKEN", String.valueOf(token)));
    }
    return arguments;
  }
}
