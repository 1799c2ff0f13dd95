package dev.keysend.mock.endpoint.payment;

import dev.keysend.contract.Example;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.contract.Operation;
import dev.keysend.contract.Response;
import dev.keysend.contract.Violation;
import dev.keysend.mock.endpoint.check.BodyCheck;
import dev.keysend.mock.endpoint.check.Problem;
import dev.keysend.mock.example.ExamplePair;
import dev.keysend.mock.wallet.Payment;
import dev.keysend.mock.wallet.PaymentHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Finds every way in which an example pair breaks the contract: its schemas, and the links between
 * fields. To check the links, the mock creates the response itself and reports each difference. It
 * ignores the times of the exchange.
 */
public final class PairCheck {
  private static final String REQUEST = "/request/value";
  private static final String RESPONSE = "/response/value";
  private static final int CREATED = 201;

  /** Times come from the server's clock, so the mock cannot check them. */
  private static final Set<String> TIMES = Set.of("created_at", "updated_at", "settled_at");

  /** Fields of a settled keysend payment that are the same in every one. */
  private static final List<String> CONSTANTS =
      List.of("/wtxType/layer", "/wtxType/name", "/lnTx/settled", "/lnTx/is_keysend");

  private final Operation operation;
  private final BodyCheck requestCheck;
  private final JsonNode recorded;

  /** Checks pairs of an operation. */
  public PairCheck(Operation operation) {
    this.operation = operation;
    this.requestCheck = new BodyCheck(operation);
    Example settled =
        operation.response(CREATED).orElseThrow().examples().values().iterator().next();
    this.recorded = settled.value();
  }

  /** All problems, each with its place in the pair's file, a JSON pointer. */
  public List<String> problems(ExamplePair pair) {
    List<String> problems = new ArrayList<>();
    if (isContracts(pair.name())) {
      problems.add("the contract has an example of this name; rename the file");
    }
    for (Problem problem : requestCheck.check(pair.request())) {
      problems.add(REQUEST + problem.pointer() + ": " + problem.text());
    }
    Response response = operation.response(pair.status()).orElse(null);
    if (response == null || (pair.status() != CREATED && pair.status() / 100 < 4)) {
      problems.add("/response/status: the contract has no response with status " + pair.status());
      return problems;
    }
    for (Violation violation : response.schema().check(pair.response())) {
      problems.add(RESPONSE + violation.pointer() + ": " + violation.message());
    }
    if (problems.isEmpty()) {
      checkLinks(pair, response, problems);
    }
    return problems;
  }

  private boolean isContracts(String name) {
    return operation.requestExamples().containsKey(name)
        || operation.responses().values().stream()
            .anyMatch(response -> response.examples().containsKey(name));
  }

  private void checkLinks(ExamplePair pair, Response response, List<String> problems) {
    JsonNode answer = pair.response();
    if (pair.status() != CREATED) {
      if (!response.status().equals(Response.DEFAULT)
          && answer.path("status").asInt() != pair.status()) {
        problems.add(RESPONSE + "/status: is not the HTTP status");
      }
      return;
    }
    for (String pointer : CONSTANTS) {
      if (!same(recorded.at(pointer), answer.at(pointer))) {
        problems.add(
            RESPONSE
                + pointer
                + ": is not "
                + Json.write(recorded.at(pointer))
                + ", as it must be");
      }
    }
    compare(JsonPointer.compile(RESPONSE), made(pair), answer, problems);
  }

  /** The response that the mock would send to this request with this preimage. */
  private static JsonNode made(ExamplePair pair) {
    JsonNode answer = pair.response();
    String preimage = answer.at("/lnTx/payment_preimage").asString();
    Payment payment =
        new Payment(
            1,
            answer.path("id").asString(),
            answer.at("/lnTx/id").asString(),
            answer.at("/wal/id").asString(),
            Orders.of(pair.request()),
            preimage,
            PaymentHash.of(preimage),
            answer.at("/lnTx/fee_msat").asLong(0),
            answer.at("/wal/balance").decimalValue().longValue(),
            answer.at("/lnTx/settled_at").decimalValue().longValue());
    try {
      return Json.read(new TransactionTemplate(answer).write(payment));
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("What the mock writes is JSON", e);
    }
  }

  /** All differences between a response and the expected one, except additional fields. */
  private static void compare(
      JsonPointer pointer, JsonNode wanted, JsonNode answer, List<String> problems) {
    if (!wanted.isObject()) {
      if (!same(wanted, answer)) {
        problems.add(pointer + ": does not match the request and the rest of the response");
      }
      return;
    }
    for (Map.Entry<String, JsonNode> field : wanted.properties()) {
      String name = field.getKey();
      if (!TIMES.contains(name)) {
        compare(pointer.appendProperty(name), field.getValue(), answer.path(name), problems);
      }
    }
  }

  private static boolean same(JsonNode one, JsonNode other) {
    boolean numbers = one.isNumber() && other.isNumber();
    return numbers ? one.decimalValue().compareTo(other.decimalValue()) == 0 : one.equals(other);
  }
}
