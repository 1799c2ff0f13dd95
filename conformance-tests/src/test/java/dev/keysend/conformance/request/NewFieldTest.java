package dev.keysend.conformance.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Contract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * If the contract's request gets a new field, the plan sends it and breaks each of its constraints.
 */
class NewFieldTest {
  private static final String KEY =
      "033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500";

  private static Plan planWith(String... lines) {
    String yaml = Contract.load().yaml();
    int place = yaml.indexOf("        num_satoshis:\n", yaml.indexOf("    KeysendRequest:\n"));
    String field = "        " + String.join("\n          ", lines) + "\n";
    Contract contract = Contract.parse(yaml.substring(0, place) + field + yaml.substring(place));
    Keys keys = new Keys("api", "wallet", Optional.empty(), Optional.empty(), KEY, KEY, true);
    return Plan.full(contract, new Requests(contract, keys));
  }

  private static List<String> invalid(Plan plan) {
    return plan.probes().map(Probe::id).filter(id -> id.startsWith("new-field-")).toList();
  }

  @Test
  void derivesRequestsForATextWithAPattern() throws NotPossibleException {
    Plan plan = planWith("newField:", "type: string", "pattern: '^[a-z]{1,5}$'", "examples: [a]");

    assertThat(invalid(plan))
        .containsExactly("new-field-null", "new-field-too-short", "new-field-too-long");
    assertThat(sent(plan).path("newField").asString()).isEqualTo("a");
  }

  @Test
  void derivesRequestsForATextOfAnyLength() {
    Plan plan = planWith("newField:", "type: string", "pattern: '^.+$'", "examples: [any text]");

    assertThat(invalid(plan)).containsExactly("new-field-null", "new-field-empty");
  }

  @Test
  void derivesRequestsForANumberWithLimits() {
    Plan plan =
        planWith("newField:", "type: integer", "minimum: 0", "maximum: 144", "examples: [40]");

    assertThat(invalid(plan))
        .containsExactly(
            "new-field-word",
            "new-field-null",
            "new-field-fraction",
            "new-field-boolean",
            "new-field-list",
            "new-field-below-minimum",
            "new-field-above-maximum",
            "new-field-digits");
  }

  @Test
  void aFieldFromALaterSourceIsOnlyAShould() throws NotPossibleException {
    Plan plan =
        planWith(
            "newField:", "type: integer", "minimum: 0", "x-source: elsewhere", "examples: [40]");

    assertThat(plan.probes().filter(probe -> probe.id().contains("new-field")))
        .hasSizeGreaterThan(2)
        .noneMatch(probe -> probe.kind() == Kind.PAYMENT)
        .noneMatch(probe -> probe.kind() == Kind.INVALID && probe.meaning().equals(Meaning.NONE));
    assertThat(sent(plan).has("newField")).isFalse();
    assertThat(sent(plan, "pay-new-field").path("newField").asInt()).isEqualTo(40);
  }

  private static JsonNode sent(Plan plan) throws NotPossibleException {
    return sent(plan, "pay-every-field");
  }

  private static JsonNode sent(Plan plan, String id) throws NotPossibleException {
    return plan.probes()
        .filter(probe -> probe.id().equals(id))
        .findFirst()
        .orElseThrow()
        .draft()
        .make(Known.NOTHING)
        .body()
        .orElseThrow();
  }
}
