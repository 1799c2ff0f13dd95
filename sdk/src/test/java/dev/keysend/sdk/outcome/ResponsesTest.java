package dev.keysend.sdk.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.PaymentUnknownException;
import dev.keysend.sdk.model.Transaction;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.Responses;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The SDK reads a 201 exactly as strictly as the contract. */
final class ResponsesTest {
  /** JSON pointers to every object of the recorded response that has a schema. */
  private static final List<String> MODELS =
      List.of("", "/wal", "/wal/statusType", "/wtxType", "/lnTx");

  static Stream<String> fields() {
    List<String> fields = new ArrayList<>();
    JsonNode recorded = Responses.recordedTree();
    for (String model : MODELS) {
      recorded.at(model).propertyNames().forEach(name -> fields.add(model + "/" + name));
    }
    return fields.stream();
  }

  static Stream<String> fieldsThatMayNotBeNull() {
    return fields().filter(field -> !Responses.recordedTree().at(field).isNull());
  }

  @ParameterizedTest
  @MethodSource("fields")
  void missingFieldIsNamed(String field) {
    ObjectNode answer = (ObjectNode) Responses.recordedTree().deepCopy();
    parent(answer, field).remove(name(field));

    assertUnreadable(answer, path(field) + " is missing");
  }

  @ParameterizedTest
  @MethodSource("fieldsThatMayNotBeNull")
  void nullIsNamed(String field) {
    ObjectNode answer = (ObjectNode) Responses.recordedTree().deepCopy();
    parent(answer, field).putNull(name(field));

    assertUnreadable(answer, path(field) + " is not");
  }

  @ParameterizedTest
  @MethodSource("fields")
  void wrongTypeIsNamed(String field) {
    ObjectNode answer = (ObjectNode) Responses.recordedTree().deepCopy();
    parent(answer, field).put(name(field), true);

    assertUnreadable(answer, path(field) + " is not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2\"", "2.5", "9223372036854775808", "1e19", "-9223372036854775809"})
  void amountThatIsNotA64BitIntegerIsNamed(String amount) {
    String answer = Responses.recorded().replace("\"balance\":211", "\"balance\":" + amount);

    assertThatThrownBy(() -> read(answer))
        .isInstanceOf(PaymentUnknownException.class)
        .hasMessageContaining("$.wal.balance is not an integer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9223372036854775807", "9.223372036854775807e18", "9223372036854775807.0"})
  void largestAmountIsExact(String amount) throws IOException {
    String answer = Responses.recorded().replace("\"balance\":211", "\"balance\":" + amount);

    assertThat(read(answer).getWal().getBalance()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void acceptsUnknownFieldsAndValues() throws IOException {
    ObjectNode answer = (ObjectNode) Responses.recordedTree().deepCopy();
    for (String model : MODELS) {
      ((ObjectNode) answer.at(model)).putObject("later").putArray("fields").add(1);
    }
    ((ObjectNode) answer.at("/wal/statusType")).put("name", "frozen");

    assertThat(read(Json.write(answer)).getWal().getStatusType().getName()).isEqualTo("frozen");
  }

  @Test
  void duplicateFieldIsNamed() {
    String answer =
        Responses.recorded().replace("\"balance\":211", "\"balance\":211,\"balance\":9");

    assertThatThrownBy(() -> read(answer)).hasMessageContaining("$.wal.balance comes twice");
  }

  @Test
  void freeValuesKeepEverything() throws IOException {
    String free =
        "{\"a\":1,\"b\":9223372036854775808,\"c\":0.1,\"d\":1.00000000000000000001,"
            + "\"e\":null,\"f\":[true,{\"g\":\"h\"}],\"method\":\"api\"}";
    String answer =
        Responses.recorded().replaceAll("\"passThru\":\\{[^}]*}", "\"passThru\":" + free);

    assertThat(read(answer).getPassThru())
        .containsEntry("a", 1L)
        .containsEntry("b", new BigInteger("9223372036854775808"))
        .containsEntry("c", 0.1)
        .containsEntry("d", new BigDecimal("1.00000000000000000001"))
        .containsKey("e")
        .hasEntrySatisfying("f", list -> assertThat(list).hasToString("[true, {g=h}]"));
  }

  @Test
  void readsPhpsEmptyArrayAsAnEmptyMap() throws IOException {
    String answer = Responses.recorded().replaceAll("\"passThru\":\\{[^}]*}", "\"passThru\":[]");

    assertThat(read(answer).getPassThru()).isEmpty();
  }

  @Test
  void everyModelOfTheContractIsCovered() {
    int objects =
        Objects.requireNonNull(Contract.load().operation().responses().get("201"))
            .schema()
            .node()
            .path("properties")
            .size();

    assertThat(fields().filter(field -> field.lastIndexOf('/') == 0)).hasSize(objects);
  }

  private static void assertUnreadable(JsonNode answer, String why) {
    assertThatThrownBy(() -> read(Json.write(answer)))
        .isInstanceOf(PaymentUnknownException.class)
        .hasMessageContaining(why);
  }

  private static Transaction read(String answer) throws IOException {
    try (CannedServer server = CannedServer.answering(201, answer);
        KeysendClient client = server.client().build()) {
      return client.send(Destinations.payable(), 2);
    }
  }

  private static ObjectNode parent(ObjectNode answer, String field) {
    return (ObjectNode) answer.at(field.substring(0, field.lastIndexOf('/')));
  }

  private static String name(String field) {
    return field.substring(field.lastIndexOf('/') + 1);
  }

  private static String path(String field) {
    return "$" + field.replace('/', '.');
  }
}
