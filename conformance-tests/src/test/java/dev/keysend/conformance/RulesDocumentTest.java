package dev.keysend.conformance;

import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code docs/RULES.md} says what the kit asks. */
class RulesDocumentTest {
  private static final String HEAD =
      """
      # Rules

      What the conformance kit asks of a server. A broken MUST fails the run; a broken SHOULD is a warning, and fails it
      with `--strict`. An answer 429 neither keeps nor breaks a rule, and answers that say of every request alike that its
      keys or its address are wrong (401, 403, 404, a redirect) exercise none. Select rules by id or by group: `--rules money,payment-is-settled`.

      Where a promise comes from: the *keysend documentation* is the endpoint's own, by LNPay, of July 2020; the contract,
      [`keysend.yaml`](../openapi/keysend.yaml), holds what it says, and its recorded 201 and 400 as the examples
      `keysend-sent` and `failure-no-route`. What follows *contract* is a JSON pointer into that file.
      [bLIP-3](https://github.com/lightning/blips/blob/master/blip-0003.md) says how keysend works on the wire.

      This file is written from the kit and compared with it in the build
      (`mvn verify -pl conformance-tests -am -Dkeysend.writeDocuments` writes it anew).
      """;

  @Test
  void theDocumentIsTheKits() throws IOException {
    WrittenDocument.assertIs("RULES.md", document());
  }

  private static String document() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Group group : Group.values()) {
      text.append("\n## %s (`%s`)\n\n".formatted(group.title(), group.id()));
      text.append("| rule | level | promise | source |\n| --- | --- | --- | --- |\n");
      for (Rule rule : ConformanceRun.rules()) {
        if (rule.group() == group) {
          text.append(
              "| `%s` | %s | %s | %s |\n"
                  .formatted(rule.id(), rule.level(), rule.sentence(), rule.source()));
        }
      }
    }
    return text.toString();
  }
}
