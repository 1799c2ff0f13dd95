package dev.keysend.conformance.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.contract.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class InvariantCompilerTest {
  private static final Contract CONTRACT = Contract.load();
  private static final Response SUCCESS = CONTRACT.operation().responses().get("201");
  private static final JsonNode SENT = SUCCESS.examples().get("keysend-sent").value();
  private static final JsonNode ASKED =
      CONTRACT.operation().requestExamples().get("keysend-sent").value();

  private final List<CompiledInvariant> invariants =
      new InvariantCompiler(CONTRACT).compile(SUCCESS);

  @Test
  void theRecordedExchangeKeepsEveryInvariant() {
    for (CompiledInvariant invariant : invariants) {
      assertThat(invariant.problem(facts(ASKED, SENT))).as(invariant.invariant().id()).isEmpty();
    }
  }

  @Test
  void aProblemShowsTheRuleTheOperandsAndTheComputedSide() throws Exception {
    JsonNode wrong =
        Json.read(Json.write(SENT).replace("efa5d7a28c26566dbc85", "0000000000000000000f"));
    assertThat(problem("payment-hash-is-sha256-of-preimage", ASKED, wrong))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("rule: response.body.lnTx.r_hash_decoded == sha256(")
                    .contains(
                        "response.body.lnTx.r_hash_decoded ="
                            + " \"0000000000000000000f4dce4b4c15c16afa4488e0130b393a88c2d255ae6599\"")
                    .contains(
                        "sha256(response.body.lnTx.payment_preimage) ="
                            + " \"efa5d7a28c26566dbc854dce4b4c15c16afa4488e0130b393a88c2d255ae6599\"")
                    .contains(
                        "response.body.lnTx.payment_preimage ="
                            + " \"6e5a9be8db789bdd6c4d603b8a357561c0dd1be0fe278a4ecdbfd8e228a8fc11\""));
  }

  @Test
  void aProblemInsideAMapNamesTheKey() throws Exception {
    JsonNode asked = Json.read("{\"passThru\":{\"a\":1,\"b\":true}}");
    JsonNode answer = Json.read("{\"passThru\":{\"a\":1,\"b\":1}}");
    assertThat(problem("pass-through-comes-back", asked, answer))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("response.body.passThru[key] = 1")
                    .contains("request.body.passThru[key] = true"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"n\":null}|{\"n\":null}|true",
        "{\"n\":null}|{}|false",
        "{\"n\":12.5}|{\"n\":12.50}|true",
        "{\"n\":12.5}|{\"n\":\"12.5\"}|false",
        "{\"n\":1}|{\"n\":true}|false",
        "{\"n\":0}|{\"n\":false}|false",
        "{\"n\":{\"m\":[1,{\"o\":\"é\"}]}}|{\"n\":{\"m\":[1,{\"o\":\"é\"}]},\"method\":\"api\"}|true",
        "{\"n\":{\"m\":[1,{\"o\":\"é\"}]}}|{\"n\":{\"m\":[1,{\"o\":\"e\"}]}}|false",
        "{\"n\":{\"m\":1}}|{\"n\":\"{\\\"m\\\":1}\"}|false",
        "{\"n\":9007199254740991}|{\"n\":9007199254740992}|false",
      })
  void comparesPassThruAsJson(String sent, String back, boolean kept) throws Exception {
    JsonNode asked = Json.read("{\"passThru\":" + sent + "}");
    JsonNode answer = Json.read("{\"passThru\":" + back + "}");
    assertThat(problem("pass-through-comes-back", asked, answer).isEmpty()).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "response.body.lnTx.settled == 1|response.body.lnTX.settled == 1|undefined field 'lnTX'",
        "response.body.lnTx.settled == 1|response.body.lnTx.settled == '1'|no matching overload",
        "response.body.lnTx.settled == 1|response.body.lnTx.settled|expected type 'bool'",
        "response.body.lnTx.settled == 1|request.url == ''|undefined field 'url'",
      })
  void refusesAnInvalidRuleWhenTheContractIsLoaded(String right, String wrong, String reason) {
    Contract contract = Contract.parse(CONTRACT.yaml().replace(right, wrong));
    Response response = contract.operation().responses().get("201");
    assertThatThrownBy(() -> new InvariantCompiler(contract).compile(response))
        .isInstanceOf(InvalidInvariantException.class)
        .hasMessageContaining("payment-is-settled")
        .hasMessageContaining(reason);
  }

  private Optional<String> problem(String id, JsonNode asked, JsonNode answer) {
    return invariants.stream()
        .filter(invariant -> invariant.invariant().id().equals(id))
        .findFirst()
        .orElseThrow()
        .problem(facts(asked, answer));
  }

  private static Facts facts(JsonNode asked, JsonNode answer) {
    long recorded = 1595165573;
    return new Facts(asked, recorded, 201, Map.of(), answer, recorded);
  }
}
