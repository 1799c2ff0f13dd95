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
      with `--strict`. Some rules are a MUST that a server can break as a SHOULD; the level says how. Select rules by id or
      by group: `--rules money,payment-is-settled`.

      Some answers neither keep nor break a rule: 429, 502 to 504, a page with 403 between other answers, and *busy*, when
      the kit has sent the request again alone. A rule that fails because another one is broken is not exercised either,
      and its reason names the cause. If no request gets past the keys, or no payment is made at all, the kit quotes what
      the server said and ends with exit code 3. Nothing else may use the wallet during a run: where its balance moves by
      what no request explains, the rules about it are not exercised.

      Where a promise comes from: the *keysend documentation* is the endpoint's own, by LNPay, of July 2020; the contract,
      [`keysend.yaml`](../openapi/keysend.yaml), holds what it says, and its recorded 201 and 400 as the examples
      `keysend-sent` and `failure-no-route`. What follows *contract* is a JSON pointer into that file.
      [bLIP-3](https://github.com/lightning/blips/blob/master/blip-0003.md) says how keysend works on the wire.

      What a level stands on: *documentation-2020* is that documentation, and *any-payment-server* what no payment server
      may do whatever its documentation says: pay without right, pay other than was asked, pay and say that it did not,
      take money that is not there, refuse and charge. These two make a MUST. *documentation-2023* is the vendor's later
      documentation of the same endpoint, and *good-practice* is nobody's promise. These two make a SHOULD. A request that
      the documentation forbids may be refused, or paid as what it plainly means, and the answer shows which.

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
      text.append(
          "| rule | level | promise | stands on | source |\n| --- | --- | --- | --- | --- |\n");
      for (Rule rule : ConformanceRun.rules()) {
        if (rule.group() == group) {
          text.append(
              "| `%s` | %s | %s | %s | %s |\n"
                  .formatted(
                      rule.id(),
                      level(rule),
                      rule.sentence(),
                      rule.authority().id(),
                      rule.source()));
        }
      }
    }
    return text.toString();
  }

  private static String level(Rule rule) {
    return rule.onlyShould().isEmpty()
        ? rule.level().name()
        : rule.level() + ", SHOULD if " + rule.onlyShould();
  }
}
