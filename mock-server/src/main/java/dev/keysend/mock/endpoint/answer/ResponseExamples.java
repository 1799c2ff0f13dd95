package dev.keysend.mock.endpoint.answer;

import dev.keysend.contract.Example;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import dev.keysend.contract.Response;
import dev.keysend.mock.example.ExamplePair;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The contract's response examples, ready to be sent. */
public final class ResponseExamples {
  private final Map<String, Answer> byName;
  private final Map<String, JsonNode> values = new HashMap<>();

  /** The examples of an operation, and pairs. */
  public ResponseExamples(Operation operation, List<ExamplePair> pairs) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (Response response : operation.responses().values()) {
      for (Example example : response.examples().values()) {
        values.put(example.name(), example.value());
        answers.put(
            example.name(),
            Answer.json(
                example.name(),
                status(response, example),
                response.mediaType(),
                Json.write(example.value())));
      }
    }
    for (ExamplePair pair : pairs) {
      String mediaType = operation.response(pair.status()).orElseThrow().mediaType();
      Answer answer =
          Answer.json(pair.name(), pair.status(), mediaType, Json.write(pair.response()));
      answers.put(pair.name(), answer);
    }
    this.byName = Collections.unmodifiableMap(answers);
  }

  /** The responses by name, in the contract's order. */
  public Map<String, Answer> byName() {
    return byName;
  }

  /** The first example of a status. */
  public Optional<Answer> first(int status) {
    return byName.values().stream().filter(answer -> answer.status() == status).findFirst();
  }

  /** The contract's settled transactions by name, in its order. */
  public Map<String, JsonNode> transactions() {
    Map<String, JsonNode> transactions = new LinkedHashMap<>();
    byName.forEach(
        (name, answer) -> {
          if (answer.status() == 201 && values.containsKey(name)) {
            transactions.put(name, values.get(name));
          }
        });
    return transactions;
  }

  /** The message of an error example. */
  public String message(String name) {
    JsonNode value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("The contract has no example " + name);
    }
    return value.path("message").asString();
  }

  /** An example of the default response contains its status. */
  private static int status(Response response, Example example) {
    return response.status().equals(Response.DEFAULT)
        ? example.value().path("status").asInt()
        : Integer.parseInt(response.status());
  }
}
