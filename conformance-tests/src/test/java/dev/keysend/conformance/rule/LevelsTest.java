package dev.keysend.conformance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.ConformanceRun;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.server.Transactions;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.contract.Json;
import dev.keysend.contract.Level;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The level of a broken rule depends on what the server makes of a forbidden request. */
class LevelsTest {
  /**
   * A rule, a place in the response, the value that the server shows there, and the rule's result.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "refuses-custom-records-value-number  | /lnTx/custom_records/65537 | \"5\"    | WARNED",
        "refuses-custom-records-value-number  | /lnTx/custom_records/65537 | 5        | WARNED",
        "refuses-custom-records-value-number  | /lnTx/custom_records/65537 | \"\"     | FAILED",
        "refuses-custom-records-value-boolean | /lnTx/custom_records/65537 | \"true\" | WARNED",
        "refuses-custom-records-value-boolean | /lnTx/custom_records/65537 | \"1\"    | FAILED",
        "refuses-custom-records-value-null    | /lnTx/custom_records/65537 | null     | WARNED",
        "refuses-custom-records-value-null    | /lnTx/custom_records/65537 |          | WARNED",
        "refuses-custom-records-value-null    | /lnTx/custom_records/65537 | \"\"     | FAILED",
        "refuses-custom-records-value-object  | /lnTx/custom_records/65537 | \"{ \\\"text\\\": \\\"value\\\" }\" | WARNED",
        "refuses-custom-records-value-object  | /lnTx/custom_records/65537 | \"Array\" | FAILED",
        "refuses-custom-records-key-too-small | /lnTx/custom_records/65536 | \"value\" | WARNED",
        "refuses-custom-records-key-too-small | /lnTx/custom_records/65536 |          | FAILED",
        "refuses-custom-records-key-of-the-protocol | /lnTx/custom_records/8 | \"value\" | FAILED",
        "refuses-custom-records-null          | /passThru/x                | 1        | WARNED",
        "refuses-pass-thru-null               | /passThru/x                | 1        | WARNED",
        "refuses-pass-thru-json-text          | /passThru/ticketId         | \"23\"   | WARNED",
        "refuses-pass-thru-json-text          | /passThru/x                | 1        | FAILED",
        "refuses-pass-thru-list               | /passThru/0                | \"first\" | WARNED",
        "refuses-pass-thru-list               | /passThru/x                | 1        | FAILED",
        "refuses-pass-thru-text               | /passThru/x                | 1        | FAILED",
        "refuses-num-satoshis-digits          | /lnTx/num_satoshis         | 1        | WARNED",
        "refuses-num-satoshis-digits          | /lnTx/num_satoshis         | 2        | FAILED",
        "refuses-num-satoshis-fraction        | /lnTx/num_satoshis         | 1        | FAILED",
        "refuses-num-satoshis-negative-digits | /lnTx/num_satoshis         | 1        | FAILED",
        "refuses-num-satoshis-list            | /lnTx/num_satoshis         | 1        | FAILED",
        "refuses-num-satoshis-missing         | /lnTx/num_satoshis         | 1        | FAILED",
        "refuses-dest-pubkey-too-short        | /lnTx/num_satoshis         | 1        | FAILED",
        "refuses-dest-pubkey-null-character-and-quote | /lnTx/num_satoshis | 1        | FAILED",
      })
  void theValueInTheResponseDecidesBetweenWarningAndFailure(
      String rule, String pointer, String shown, Outcome outcome) throws Exception {
    JsonNode value = shown == null ? null : Json.read(shown);
    Behaviour behaviour = new Behaviour();
    behaviour.tolerates = (violation, body) -> true;
    behaviour.onSuccess = (request, answer) -> put(answer, pointer, value);
    assertThat(outcome(behaviour, rule)).isEqualTo(outcome);
  }

  @Test
  void aResponseThatLeavesThePaymentUnknownBreaksAMust() {
    Behaviour behaviour = new Behaviour();
    behaviour.refusalStatus = 500;
    assertThat(outcome(behaviour, "refuses-num-satoshis-digits")).isEqualTo(Outcome.FAILED);
    behaviour = new Behaviour();
    behaviour.refusalStatus = 500;
    behaviour.refuses = body -> body.has("x_unknown");
    assertThat(outcome(behaviour, "accepts-unknown-field")).isEqualTo(Outcome.FAILED);
  }

  @Test
  void refusingAnUndocumentedFieldIsOnlyAWarning() {
    Behaviour behaviour = new Behaviour();
    behaviour.refuses = body -> body.has("x_unknown");
    assertThat(outcome(behaviour, "accepts-unknown-field")).isEqualTo(Outcome.WARNED);
  }

  @Test
  void checksTheResponseToAnOptionalPaymentToo() {
    Behaviour behaviour = new Behaviour();
    behaviour.onSuccess =
        (request, answer) -> {
          if (request.path("dest_pubkey").asString("").matches(".*[A-F].*")) {
            Transactions.lightning(answer).putNull("custom_records");
          }
        };
    RunReport report = KitRun.on(behaviour);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED))
        .containsExactly("success-schema");
  }

  @Test
  void everyMustComesFromThe2020DocumentationOrAnyPaymentServer() {
    assertThat(ConformanceRun.rules())
        .allSatisfy(
            rule ->
                assertThat(rule.level() == Level.MUST)
                    .isEqualTo(
                        Set.of("documentation-2020", "any-payment-server")
                            .contains(rule.authority().id())));
    assertThat(ConformanceRun.rules())
        .filteredOn(rule -> rule.level() == Level.SHOULD)
        .extracting(Rule::onlyShould)
        .containsOnly("");
  }

  private static Outcome outcome(Behaviour behaviour, String rule) {
    RunReport report = KitRun.on(behaviour, Map.of(Setting.RULES, rule));
    return report.results().get(0).outcome();
  }

  private static void put(ObjectNode answer, String pointer, JsonNode value) {
    int name = pointer.lastIndexOf('/');
    JsonNode parent = answer.at(pointer.substring(0, name));
    ObjectNode object =
        parent.isObject() ? (ObjectNode) parent : JsonNodeFactory.instance.objectNode();
    if (value == null) {
      object.remove(pointer.substring(name + 1));
    } else {
      object.set(pointer.substring(name + 1), value);
    }
  }
}
