package dev.keysend.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The tables in {@code docs/MAGIC-DESTINATIONS.md} and {@code README.md} match the contract. */
class MagicDestinationsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "MAGIC-DESTINATIONS.md");
  private static final Path README = Path.of("..", "README.md");
  private static final String ANYTHING = "any other well-formed key";

  @Test
  void pageListsTheMagicDestinations() throws IOException {
    GeneratedPart.assertIs(DOCUMENT, "magic destinations", table(Contract.load().operation()));
  }

  @Test
  void readmeListsTheMagicDestinations() throws IOException {
    GeneratedPart.assertIs(README, "magic destinations", shortTable(Contract.load().operation()));
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
