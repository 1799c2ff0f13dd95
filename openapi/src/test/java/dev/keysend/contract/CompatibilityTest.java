package dev.keysend.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.keysend.contract.BodyCase.Body;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Users of the last released contract can use this one, unless its major version differs. */
class CompatibilityTest {
  private final Contract contract = Contract.load();

  @Test
  void doesNotBreakTheLastRelease() throws IOException {
    Contract released = released();
    assumeThat(major(contract)).isEqualTo(major(released));

    assertThat(BreakingChanges.between(released, contract))
        .as("changes that break users of the last release; they need a new major info.version")
        .isEmpty();
  }

  @Test
  void removingARequiredResponseFieldIsBreaking() {
    assertThat(
            BreakingChanges.between(
                contract,
                changed(
                    "required: [name, message, code, status]", "required: [name, message, code]")))
        .anySatisfy(change -> assertThat(change).contains("status"));
  }

  @Test
  void changingThePathIsBreaking() {
    assertThat(BreakingChanges.between(contract, changed("  /v1/wallet/", "  /v2/wallet/")))
        .anySatisfy(change -> assertThat(change).contains("/v1/wallet/{access_key}/keysend"));
  }

  @Test
  void changingATypeIsBreaking() {
    assertThat(
            BreakingChanges.between(
                contract,
                changed(
                    "type: integer\n          format: int64\n          description: >-\n            Balance of the wallet",
                    "type: string\n          description: Balance of the wallet")))
        .anySatisfy(change -> assertThat(change).contains("TRANSACTION /wal/balance"));
  }

  @Test
  void stricterRequestIsBreaking() {
    assertThat(
            BreakingChanges.between(
                contract, changed("'^0[23][0-9A-Fa-f]{64}$'", "'^0[23][0-9a-f]{64}$'")))
        .anySatisfy(change -> assertThat(change).contains("REQUEST /dest_pubkey"));
  }

  @Test
  void newOptionalFieldBreaksNothing() {
    List<BodyCase> cases =
        List.of(
            new BodyCase(Body.REQUEST, "/new_field", null, null),
            new BodyCase(Body.REQUEST, "/new_field", "\"7\"", "type"));

    assertThat(BreakingChanges.between(contract, withNewField(contract), cases)).isEmpty();
  }

  @Test
  void newRequiredFieldIsBreaking() {
    String required = "required: [dest_pubkey, num_satoshis";
    Contract now = withNewField(changed(required + "]", required + ", new_field]"));
    List<BodyCase> cases = List.of(new BodyCase(Body.REQUEST, "/new_field", null, "required"));

    assertThat(BreakingChanges.between(contract, now, cases))
        .anySatisfy(change -> assertThat(change).contains("REQUEST /new_field: null was correct"));
  }

  private static Contract withNewField(Contract contract) {
    String first = "      properties:\n        passThru:";
    assertThat(contract.yaml()).contains(first);
    return Contract.parse(
        contract
            .yaml()
            .replace(
                first,
                "      properties:\n        new_field:\n          type: integer\n        passThru:"));
  }

  private Contract changed(String part, String replacement) {
    assertThat(contract.yaml()).contains(part);
    return Contract.parse(contract.yaml().replace(part, replacement));
  }

  private static String major(Contract contract) {
    return contract.version().replaceAll("\\..*", "");
  }

  private static Contract released() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            CompatibilityTest.class.getResourceAsStream("released/keysend.yaml"))) {
      return Contract.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
