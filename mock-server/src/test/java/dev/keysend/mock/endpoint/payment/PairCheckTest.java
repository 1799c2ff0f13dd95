package dev.keysend.mock.endpoint.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Operation;
import dev.keysend.mock.example.ExamplePair;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PairCheckTest {
  private static final Operation OPERATION = Contract.load().operation();

  private static ObjectNode request() {
    ObjectNode request =
        (ObjectNode) OPERATION.requestExamples().get("keysend-sent").value().deepCopy();
    request.putObject("custom_records").put("696969", "hello");
    return request;
  }

  private static ObjectNode settled() {
    ObjectNode answer =
        (ObjectNode)
            OPERATION.responses().get("201").examples().get("keysend-sent").value().deepCopy();
    answer.withObject("/lnTx/custom_records").put("696969", "hello");
    return answer;
  }

  private static List<String> problems(String name, int status, JsonNode answer) {
    return new PairCheck(OPERATION).problems(new ExamplePair(name, "", request(), status, answer));
  }

  @Test
  void contractsExampleHasNoProblems() {
    assertThat(problems("mine", 201, settled())).isEmpty();
  }

  @Test
  void acceptsMoreFieldsAndOtherTimes() {
    ObjectNode answer = settled();
    answer.put("created_at", 1).put("more", 2);
    answer.withObject("/wal").put("balance", 9.0).put("user_label", "other");
    answer.withObject("/passThru").put("more", 3);

    assertThat(problems("mine", 201, answer)).isEmpty();
  }

  /** Breaks every rule of the contract that does not depend on the time of the exchange. */
  static Stream<Arguments> breaches() {
    return Stream.of(
        breach(
            "/lnTx/r_hash_decoded",
            answer -> lightning(answer).put("r_hash_decoded", "0".repeat(64))),
        breach(
            "/lnTx/custom_records/5482373484",
            answer -> answer.withObject("/lnTx/custom_records").put("5482373484", "0".repeat(64))),
        breach(
            "/lnTx/custom_records/696969",
            answer -> answer.withObject("/lnTx/custom_records").put("696969", "bye")),
        breach("/lnTx/num_satoshis", answer -> lightning(answer).put("num_satoshis", 3)),
        breach("/num_satoshis", answer -> answer.put("num_satoshis", -3)),
        breach(
            "/lnTx/dest_pubkey",
            answer -> lightning(answer).put("dest_pubkey", "02" + "0".repeat(64))),
        breach(
            "/lnTx/payment_request",
            answer -> lightning(answer).put("payment_request", "02" + "0".repeat(64) + ":2")),
        breach("/lnTx/memo", answer -> lightning(answer).put("memo", "2 to you")),
        breach("/user_label", answer -> answer.put("user_label", "2 to you")),
        breach("/passThru/ticketId", answer -> answer.withObject("/passThru").remove("ticketId")),
        breach("/passThru/method", answer -> answer.withObject("/passThru").put("method", "web")),
        breach("/lnTx/settled", answer -> lightning(answer).put("settled", 0)),
        breach("/lnTx/is_keysend", answer -> lightning(answer).put("is_keysend", 0)),
        breach("/wtxType/name", answer -> answer.withObject("/wtxType").put("name", "other")),
        breach("/wtxType/layer", answer -> answer.withObject("/wtxType").put("layer", "other")),
        breach("/wal/balance", answer -> answer.withObject("/wal").put("balance", "much")),
        breach("/id", answer -> answer.remove("id")));
  }

  private static Arguments breach(String pointer, Consumer<ObjectNode> change) {
    return Arguments.of(pointer, change);
  }

  private static ObjectNode lightning(ObjectNode answer) {
    return answer.withObject("/lnTx");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaches")
  void namesTheFieldThatBreaksTheContract(String pointer, Consumer<ObjectNode> change) {
    ObjectNode answer = settled();
    change.accept(answer);

    assertThat(problems("mine", 201, answer))
        .singleElement()
        .asString()
        .startsWith("/response/value" + pointer + ": ");
  }

  @Test
  void refusesANameThatTheContractUses() {
    assertThat(problems("fault-no-answer", 201, settled()))
        .singleElement()
        .asString()
        .contains("rename");
  }

  @Test
  void refusesAnErrorWithAnotherStatus() {
    JsonNode error =
        OPERATION.responses().get("400").examples().get("failure-no-route").value().deepCopy();

    assertThat(problems("mine", 400, error)).isEmpty();
    assertThat(problems("mine", 400, ((ObjectNode) error).put("status", 402)))
        .containsExactly("/response/value/status: is not the HTTP status");
  }

  @Test
  void refusesAStatusThatTheContractDoesNotHave() {
    assertThat(problems("mine", 302, settled())).singleElement().asString().contains("302");
  }
}
