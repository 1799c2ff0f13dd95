package dev.keysend.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * {@code docs/MAGIC-DESTINATIONS.md} and the table in {@code README.md} say what the contract says.
 */
class MagicDestinationsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "MAGIC-DESTINATIONS.md");
  private static final Path README = Path.of("..", "README.md");
  private static final String BEGIN =
      "<!-- Written from openapi/keysend.yaml, as docs/MAGIC-DESTINATIONS.md is. -->\n";
  private static final String END = "<!-- Until here. -->\n";
  private static final String ANEW =
      "mvn verify -pl openapi -Dkeysend.writeDocuments writes it anew";
  private static final String ANYTHING = "any other well-formed key";

  private static final String HEAD =
      """
      # Magic destinations

      Pay one of these public keys on the mock server and that happens which the table says. Each is a well-formed point
      that nobody can hold the secret of: its x coordinate is the SHA-256 of `Keysend Kit magic destination: NAME`,
      hashed again until it is one of a point. On a real server they are destinations that no route leads to.

      *Paid* says whether the wallet paid all the same, so that sending the payment again pays twice. In Java,
      `mock.destination("failure-no-route")` of a `KeysendMockServer` is the public key of that name.

      This file is written from `openapi/keysend.yaml` and compared with it in the build
      (`mvn verify -pl openapi -Dkeysend.writeDocuments` writes it anew).

      """;

  @Test
  void theTableIsTheContracts() throws IOException {
    String table = HEAD + table(Contract.load().operation());
    if (System.getProperty("keysend.writeDocuments") != null) {
      Files.writeString(DOCUMENT, table);
    }

    assertThat(Files.readString(DOCUMENT)).as(ANEW).isEqualToNormalizingNewlines(table);
  }

  @Test
  void theReadmesTableIsTheContracts() throws IOException {
    String text = Files.readString(README).replace("\r\n", "\n");
    assertThat(text).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END);
    String table = shortTable(Contract.load().operation());
    if (System.getProperty("keysend.writeDocuments") != null) {
      Files.writeString(README, text.substring(0, from) + table + text.substring(to));
    } else {
      assertThat(text.substring(from, to)).as("the README's table; %s", ANEW).isEqualTo(table);
    }
  }

  private static String shortTable(Operation operation) {
    StringBuilder table = new StringBuilder("| pay | what happens | paid |\n| --- | --- | --- |\n");
    for (Example example : operation.requestExamples().values()) {
      if (isMagic(example)) {
        table.append(
            "| `%s` | %s | %s |\n"
                .formatted(
                    example.name(), example.summary().replaceAll("\\.$", ""), paid(example)));
      }
    }
    return table.toString();
  }

  private static boolean isMagic(Example example) {
    return example.name().matches("(failure|fault)-.*");
  }

  private static String paid(Example example) {
    return example.node().at("/x-fault/settles").asBoolean(false) ? "yes" : "no";
  }

  private static String table(Operation operation) {
    StringBuilder table =
        new StringBuilder(
            "| name | public key | what happens | paid |\n| --- | --- | --- | --- |\n");
    for (Example example : operation.requestExamples().values()) {
      if (isMagic(example)) {
        table.append(
            "| `%s` | `%s` | %s | %s |\n"
                .formatted(
                    example.name(),
                    example.value().get("dest_pubkey").asString(),
                    effect(example, operation),
                    paid(example)));
      }
    }
    return table
        .append("| | ")
        .append(ANYTHING)
        .append(" | The payment settles | yes |\n")
        .toString();
  }

  private static String effect(Example example, Operation operation) {
    for (Map.Entry<String, Response> response : operation.responses().entrySet()) {
      Example answer = response.getValue().examples().get(example.name());
      if (answer != null) {
        JsonNode message = answer.value().path("message");
        return "%s: %s, `%s`".formatted(example.summary(), response.getKey(), message.asString(""));
      }
    }
    return example.summary();
  }
}
