package dev.keysend.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;

class ContractTest {
  private final Contract contract = Contract.load();
  private final Operation operation = contract.operation();

  @Test
  void namesItsOperation() {
    assertThat(operation.method()).isEqualTo("POST");
    assertThat(operation.path()).isEqualTo("/v1/wallet/{access_key}/keysend");
    assertThat(operation.responses().keySet()).containsExactly("201", "400", Response.DEFAULT);
  }

  @Test
  void keysCannotChangeThePath() {
    assertThat(operation.path("../a b/c?d#e%2F"))
        .isEqualTo("/v1/wallet/..%2Fa%20b%2Fc%3Fd%23e%252F/keysend");
  }

  @Test
  void undocumentedStatusHasTheDefaultResponse() {
    assertThat(operation.response(401))
        .hasValueSatisfying(response -> assertThat(response.status()).isEqualTo(Response.DEFAULT));
    assertThat(operation.response(400))
        .hasValueSatisfying(response -> assertThat(response.status()).isEqualTo("400"));
  }

  @Test
  void violationsNameFieldKeywordAndConstraint() throws MalformedJsonException {
    assertThat(
            operation
                .requestSchema()
                .check(
                    Json.read(
                        "{\"dest_pubkey\":\"xyz\",\"custom_records\":{\"12\":\"a\",\"70000\":1}}")))
        .extracting(Violation::pointer, Violation::keyword, Violation::schemaPointer)
        .containsExactlyInAnyOrder(
            tuple("/num_satoshis", "required", "/components/schemas/KeysendRequest/required"),
            tuple("/dest_pubkey", "pattern", "/components/schemas/NodePublicKey/pattern"),
            tuple(
                "/custom_records/12",
                "propertyNames",
                "/components/schemas/CustomRecords/propertyNames"),
            tuple(
                "/custom_records/70000",
                "type",
                "/components/schemas/CustomRecords/additionalProperties/type"));
  }

  @Test
  void refusesAnInvalidDocumentAndNamesTheProblem() {
    assertThatThrownBy(
            () -> Contract.parse(contract.yaml().replace("level: SHOULD", "level: MAYBE")))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("x-invariants")
        .hasMessageContaining("/level is \"MAYBE\"; good-practice makes it a SHOULD");
    assertThatThrownBy(
            () ->
                Contract.parse(
                    contract
                        .yaml()
                        .replace(
                            "level: MUST\n              authority: documentation-2020",
                            "level: MUST\n              authority: documentation-2023")))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("/level is \"MUST\"; documentation-2023 makes it a SHOULD");
    assertThatThrownBy(
            () ->
                Contract.parse(
                    contract.yaml().replace("authority: good-practice", "authority: hearsay")))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("\"hearsay\"; use one of documentation-2020,");
    assertThatThrownBy(() -> Contract.parse("openapi: 3.1.0"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("/paths must have exactly one entry");
    assertThatThrownBy(() -> Contract.parse("{"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("not YAML");
  }
}
