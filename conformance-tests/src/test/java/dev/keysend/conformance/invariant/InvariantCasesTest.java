package dev.keysend.conformance.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Example;
import dev.keysend.contract.Invariant;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import dev.keysend.contract.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the kit says about exchanges that keep the invariants, and about exchanges that break each
 * of them. {@code .ci/consumers/cel} tests other CEL libraries with the same file.
 */
class InvariantCasesTest {
  private static final Path FILE =
      Path.of("src/test/resources/dev/keysend/conformance/invariant/cases.json");

  private static final Contract CONTRACT = Contract.load();
  private static final Operation OPERATION = CONTRACT.operation();
  private static final InvariantCompiler COMPILER = new InvariantCompiler(CONTRACT);
  private static final String BROKEN = "broken";

  private final Map<Response, List<CompiledInvariant>> compiled = new HashMap<>();

  @Test
  void theFileContainsTheKitsResults() throws Exception {
    ArrayNode cases = (ArrayNode) Json.read(Files.readString(FILE));
    Set<String> seen = new HashSet<>();
    StringBuilder judged = new StringBuilder("[\n");
    for (JsonNode each : cases) {
      ObjectNode one = (ObjectNode) each;
      judge(one);
      one.path(BROKEN).forEach(id -> seen.add(id.asString()));
      judged.append(judged.length() > 2 ? ",\n  " : "  ").append(Json.write(one));
    }
    judged.append("\n]\n");

    if (System.getProperty("keysend.writeDocuments") != null) {
      Files.writeString(FILE, judged);
    }
    assertThat(Files.readString(FILE))
        .as("mvn verify -pl conformance-tests -am -Dkeysend.writeDocuments updates it")
        .isEqualToNormalizingNewlines(judged.toString());
    assertThat(seen).as("rules that at least one case breaks").containsAll(everyRule());
  }

  private static Set<String> everyRule() {
    return OPERATION.responses().values().stream()
        .flatMap(response -> response.invariants().stream())
        .map(Invariant::id)
        .collect(Collectors.toSet());
  }

  /**
   * Writes down which rules the exchange breaks; null if the body breaks its schema, because the
   * kit then evaluates no invariant.
   */
  private void judge(ObjectNode one) throws IOException {
    ObjectNode exchange = exchange(one);
    JsonNode answer = exchange.at("/response/body");
    int status = exchange.at("/response/status").asInt();
    Response response = OPERATION.response(status).orElseThrow();
    one.remove(BROKEN);
    if (!response.schema().check(answer).isEmpty()) {
      one.putNull(BROKEN);
      return;
    }
    Facts facts =
        new Facts(
            exchange.at("/request/body"),
            exchange.at("/request/sent_at").asLong(),
            status,
            Map.of(),
            answer,
            exchange.at("/response/received_at").asLong());
    ArrayNode broken = one.putArray(BROKEN);
    for (CompiledInvariant invariant : compiled.computeIfAbsent(response, COMPILER::compile)) {
      if (invariant.problem(facts).isPresent()) {
        broken.add(invariant.invariant().id());
      }
    }
  }

  /**
   * An example request and response of the contract as one exchange, with the changes of the case.
   */
  private static ObjectNode exchange(JsonNode one) {
    String name = one.get("example").asString();
    Map.Entry<String, Response> found =
        OPERATION.responses().entrySet().stream()
            .filter(entry -> entry.getValue().examples().containsKey(name))
            .findFirst()
            .orElseThrow();
    Example answer = found.getValue().examples().get(name);
    long time = answer.value().path("created_at").asLong(1);
    ObjectNode exchange = JsonNodeFactory.instance.objectNode();
    exchange
        .putObject("request")
        .put("sent_at", time)
        .set("body", OPERATION.requestExamples().get(name).value().deepCopy());
    exchange
        .putObject("response")
        .put("status", one.path("status").asInt(Integer.parseInt(found.getKey())))
        .put("received_at", time)
        .set("body", answer.value().deepCopy());
    one.get("change")
        .properties()
        .forEach(
            change -> {
              JsonPointer pointer = JsonPointer.compile(change.getKey());
              ((ObjectNode) exchange.at(pointer.head()))
                  .set(pointer.last().getMatchingProperty(), change.getValue());
            });
    return exchange;
  }
}
