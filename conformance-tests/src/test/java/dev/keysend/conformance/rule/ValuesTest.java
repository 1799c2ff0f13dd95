package dev.keysend.conformance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.invariant.CompiledInvariant;
import dev.keysend.conformance.invariant.Facts;
import dev.keysend.conformance.invariant.InvariantCompiler;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.request.Keys;
import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.NotPossibleException;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.request.Requests;
import dev.keysend.conformance.request.ValueMatrix;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.server.Transactions;
import dev.keysend.conformance.server.wrong.Damage;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The plan's payments contain the values that careless servers damage, and the rules about what
 * comes back name the place and the hazard. This needs no server: the test makes a response and
 * damages it.
 */
class ValuesTest {
  private static final Contract CONTRACT = Contract.load();
  private static final ValueMatrix MATRIX = ValueMatrix.of(CONTRACT);
  private static final String DESTINATION =
      "033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500";
  private static final int MOST_BYTES_OF_AN_ONION = 1000;
  private static final Map<String, CompiledInvariant> RULES = rules();
  private static final List<JsonNode> PAYMENTS = payments();

  private static Map<String, CompiledInvariant> rules() {
    Map<String, CompiledInvariant> rules = new LinkedHashMap<>();
    for (CompiledInvariant rule :
        new InvariantCompiler(CONTRACT).compile(CONTRACT.operation().responses().get("201"))) {
      rules.put(rule.invariant().id(), rule);
    }
    return rules;
  }

  private static List<JsonNode> payments() {
    Keys keys =
        new Keys(
            "api", "wallet", Optional.empty(), Optional.empty(), DESTINATION, DESTINATION, true);
    List<JsonNode> bodies = new ArrayList<>();
    for (Probe probe : Plan.full(CONTRACT, new Requests(CONTRACT, keys)).probes().toList()) {
      if (probe.kind() == Kind.PAYMENT || probe.kind() == Kind.OPTIONAL_PAYMENT) {
        try {
          bodies.add(probe.draft().make(new Observations()).body().orElseThrow());
        } catch (NotPossibleException e) {
          throw new IllegalStateException(probe.id(), e);
        }
      }
    }
    return bodies;
  }

  static List<Damage> damages() {
    return Damage.all();
  }

  static List<ValueMatrix.Row> rows() {
    return MATRIX.rows();
  }

  @ParameterizedTest
  @MethodSource("damages")
  void detectsAndNamesEveryKindOfDamage(Damage damage) throws Exception {
    List<String> lines = new ArrayList<>();
    for (JsonNode payment : PAYMENTS) {
      ObjectNode answer = answer(payment);
      Optional<ObjectNode> damaged = damage.damaged(answer);
      if (damaged.isPresent() && isBroken(damage.field(), payment, damaged.get())) {
        lines.addAll(
            MATRIX.damage(
                damage.field(), payment, shown(damage.field(), damaged.get()), one -> true));
      }
    }
    assertThat(lines)
        .anyMatch(
            line ->
                line.startsWith(damage.place() + " with ")
                    && line.substring(0, line.indexOf(": sent ")).contains(damage.hazard()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void sendsEachRowOnceAndNamesItsLoss(ValueMatrix.Row row) throws Exception {
    List<JsonNode> sent =
        PAYMENTS.stream()
            .filter(
                payment ->
                    payment.path(row.field()).path(row.name().orElseThrow()).equals(row.value()))
            .toList();
    assertThat(sent).hasSize(1);
    ObjectNode answer = answer(sent.get(0));
    ((ObjectNode) shown(row.field(), answer)).remove(row.name().orElseThrow());
    assertThat(isBroken(row.field(), sent.get(0), answer)).isTrue();
    assertThat(MATRIX.damage(row.field(), sent.get(0), shown(row.field(), answer), one -> true))
        .singleElement()
        .asString()
        .startsWith(row.place() + " with " + row.hazard() + ": sent ");
  }

  @Test
  void unchangedValuesBreakNoRule() throws Exception {
    for (JsonNode payment : PAYMENTS) {
      for (String field : ValueMatrix.places().keySet()) {
        ObjectNode answer = answer(payment);
        assertThat(isBroken(field, payment, answer)).isFalse();
        assertThat(MATRIX.damage(field, payment, shown(field, answer), one -> true)).isEmpty();
      }
    }
  }

  /** Two rules are about passThru. */
  @Test
  void eachRuleShowsOnlyTheValuesThatBreakIt() {
    Behaviour behaviour = new Behaviour();
    behaviour.onSuccess =
        (request, answer) -> {
          ObjectNode data = (ObjectNode) answer.path("passThru");
          for (String name : List.copyOf(data.propertyNames())) {
            JsonNode value = data.get(name);
            if (value.isObject() && value.isEmpty()) {
              data.putArray(name);
            } else if (value instanceof ArrayNode list) {
              list.addAll(List.copyOf(list.values()));
            }
          }
        };
    RunReport report = KitRun.on(behaviour);
    assertThat(KitRun.reason(report, "pass-through-comes-back"))
        .contains("passThru value with a list of one: ");
    assertThat(KitRun.reason(report, "empty-data-keeps-its-type"))
        .contains("key = \"empty object\"")
        .doesNotContain("passThru value with ");
  }

  /** The documentation warns against too many records, and servers may limit their number. */
  @Test
  void noPaymentHasMoreThanEightRecords() {
    assertThat(PAYMENTS)
        .allSatisfy(
            payment -> assertThat(payment.path("custom_records").size()).isLessThanOrEqualTo(8));
  }

  /** All hops share the 1300 bytes that records travel in. */
  @Test
  void theRecordsOfEveryPaymentFitIntoAnOnion() {
    for (JsonNode payment : PAYMENTS) {
      int bytes = 0;
      for (Map.Entry<String, JsonNode> entry : payment.path("custom_records").properties()) {
        bytes +=
            9
                + 3
                + entry
                    .getValue()
                    .stringValue()
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                    .length;
      }
      assertThat(bytes).isLessThan(MOST_BYTES_OF_AN_ONION);
    }
  }

  @Test
  void atLeastOneBodyIsLongerThanFourKibibytes() {
    assertThat(PAYMENTS).anyMatch(payment -> Json.write(payment).length() > 4 * 1024);
  }

  /** A correct response to the payment, with both written and read as JSON, as over the wire. */
  private static ObjectNode answer(JsonNode payment) throws Exception {
    JsonNode sent = Json.read(Json.write(payment));
    return (ObjectNode)
        Json.read(Json.write(Transactions.settled(sent, sent.path("num_satoshis").asLong(), 100)));
  }

  private static JsonNode shown(String field, ObjectNode answer) {
    return answer.at(ValueMatrix.places().get(field));
  }

  private static boolean isBroken(String field, JsonNode payment, ObjectNode answer)
      throws Exception {
    long now = Instant.now().getEpochSecond();
    String rule = field.equals("passThru") ? "pass-through-comes-back" : "custom-records-come-back";
    JsonNode read = Json.read(Json.write(answer));
    return RULES.get(rule).problem(new Facts(payment, now, 201, Map.of(), read, now)).isPresent();
  }
}
