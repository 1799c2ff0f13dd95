package dev.keysend.mock.endpoint.payment;

import dev.keysend.contract.Example;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happens to a response, as {@code x-fault} of a request example says. */
final class Fault {
  private final String name;
  private final JsonNode node;

  private Fault(String name, JsonNode node) {
    this.name = name;
    this.node = node;
  }

  static @Nullable Fault of(Example request) {
    JsonNode node = request.node().get("x-fault");
    return node == null ? null : new Fault(request.name(), node);
  }

  /** The fault of a magic destination, by its name. */
  static Fault named(Operation operation, String name) {
    return Objects.requireNonNull(of(operation.requestExamples().get(name)), name);
  }

  /** How long the payment is in progress. */
  Duration delay() {
    return Duration.ofSeconds(node.path("seconds").asInt(0));
  }

  /** Whether the payment is made anyway. */
  boolean settles() {
    return node.path("settles").asBoolean();
  }

  /** Turns the normal response into the faulty one. */
  Answer disturb(Answer whole) {
    String kind = node.path("kind").asString();
    return switch (kind) {
      case "delay" -> named(whole).with(delayed(delay()));
      case "silence" -> named(whole).with(new Delivery(Delivery.Kind.SILENT, Duration.ZERO));
      case "drop" -> named(whole).with(new Delivery(Delivery.Kind.DROPPED, Duration.ZERO));
      case "half" -> named(whole).with(new Delivery(Delivery.Kind.HALF, Duration.ZERO));
      case "malformed" -> body(whole, Arrays.copyOf(whole.body(), whole.body().length / 2));
      case "omission" -> body(whole, without(whole.body(), node.path("field").asString()));
      case "answer" -> other(whole);
      default -> throw new IllegalStateException(name + ": x-fault has the unknown kind " + kind);
    };
  }

  private Answer named(Answer whole) {
    return new Answer(name, whole.status(), whole.headers(), whole.body(), whole.delivery());
  }

  private Answer body(Answer whole, byte[] body) {
    return new Answer(name, whole.status(), whole.headers(), body, whole.delivery());
  }

  private Answer other(Answer whole) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : node.path("headers").properties()) {
      headers.put(header.getKey(), header.getValue().asString());
    }
    byte[] body = node.path("body").asString("").getBytes(StandardCharsets.UTF_8);
    return new Answer(name, node.path("status").asInt(), headers, body, whole.delivery());
  }

  private static byte[] without(byte[] body, String field) {
    try {
      ObjectNode answer = (ObjectNode) Json.read(body);
      answer.remove(field);
      return Json.write(answer).getBytes(StandardCharsets.UTF_8);
    } catch (dev.keysend.contract.MalformedJsonException e) {
      throw new IllegalStateException("The mock wrote it itself", e);
    }
  }

  private static Delivery delayed(Duration delay) {
    return new Delivery(Delivery.Kind.WHOLE, delay);
  }
}
