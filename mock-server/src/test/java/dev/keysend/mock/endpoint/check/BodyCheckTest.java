package dev.keysend.mock.endpoint.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Contract;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BodyCheckTest {
  private static final Contract CONTRACT = Contract.load();

  /** The limit follows from {@code format} in the schema, so it applies to future fields too. */
  @Test
  void refusesNumbersBeyond64BitsInAnyField() {
    String amount =
        "        num_satoshis:\n          type: integer\n          format: int64\n          minimum: 1\n";
    Contract longer =
        Contract.parse(
            CONTRACT
                .yaml()
                .replaceFirst(
                    amount,
                    amount.replace("num_satoshis", "new_field").replace("minimum: 1", "maximum: 9")
                        + amount));
    ObjectNode body =
        ((ObjectNode) example().deepCopy()).put("new_field", BigInteger.ONE.shiftLeft(63));

    assertThat(new BodyCheck(longer.operation()).check(body))
        .containsExactly(
            new Problem("/new_field", "is too large; the most is 9223372036854775807"));
    assertThat(new BodyCheck(CONTRACT.operation()).check(body)).isEmpty();
  }

  private static JsonNode example() {
    return CONTRACT.operation().requestExamples().get("keysend-sent").value();
  }
}
