package dev.keysend.mock.endpoint.check;

import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import dev.keysend.contract.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Finds all problems of a request's body at once. */
public final class BodyCheck {
  /** The keysend record; its value is the preimage (bLIP-3). */
  public static final String KEYSEND_RECORD = "5482373484";

  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final String LARGEST_RECORD = Long.toUnsignedString(-1L);

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final int SHOWN_LETTERS = 80;

  private final CurvePoints points = new CurvePoints();
  private final Operation operation;

  /** Checks bodies of an operation. */
  public BodyCheck(Operation operation) {
    this.operation = operation;
  }

  /** All problems of a body; empty when a payment can be made of it. */
  public List<Problem> check(JsonNode body) {
    List<Problem> problems = new ArrayList<>();
    Set<String> tooLarge = new HashSet<>();
    for (String field : operation.requestLongs()) {
      if (isTooLarge(body.path(field))) {
        problems.add(new Problem("/" + field, "is too large; the most is " + LARGEST));
        tooLarge.add("/" + field);
      }
    }
    for (Violation violation : operation.requestSchema().check(body)) {
      // Other limits would only report the same problem again.
      if (!tooLarge.contains(violation.pointer())) {
        problems.add(problem(violation, body));
      }
    }
    beyondSchema(body, problems);
    return problems;
  }

  /** Numbers of the same length compare like texts. */
  private static boolean isTooLarge(String key) {
    boolean large = key.length() >= LARGEST_RECORD.length() && NUMBER.matcher(key).matches();
    return large && (key.length() > LARGEST_RECORD.length() || key.compareTo(LARGEST_RECORD) > 0);
  }

  private static boolean isTooLarge(JsonNode value) {
    return value.isNumber() && value.decimalValue().abs().compareTo(LARGEST) > 0;
  }

  /** Checks what a schema cannot say but the contract's invariants need. */
  private void beyondSchema(JsonNode body, List<Problem> problems) {
    String destination = body.path("dest_pubkey").asString("");
    if (points.lack(destination)) {
      problems.add(
          new Problem(
              "/dest_pubkey",
              "is not a point on the curve secp256k1, so no node can have it, but it is \""
                  + destination
                  + "\""));
    }
    Texts.check("/custom_records", body.path("custom_records"), problems);
    Texts.check("/passThru", body.path("passThru"), problems);
    if (body.path("custom_records").has(KEYSEND_RECORD)) {
      problems.add(
          new Problem(
              "/custom_records/" + KEYSEND_RECORD,
              "is the keysend record, which holds the preimage that the server generates; leave it"
                  + " out"));
    }
    for (String key : body.path("custom_records").propertyNames()) {
      if (isTooLarge(key)) {
        problems.add(
            new Problem(
                "/custom_records/" + key, "is too large a key; the most is " + LARGEST_RECORD));
      }
    }
    JsonNode method = body.path("passThru").path("method");
    if (!method.isMissingNode() && !(method.isString() && method.asString().equals("api"))) {
      problems.add(
          new Problem(
              "/passThru/method", "is set to \"api\" by the server; leave it out or send \"api\""));
    }
  }

  private static Problem problem(Violation violation, JsonNode body) {
    String text = violation.message();
    JsonNode value = body.at(JsonPointer.compile(violation.pointer()));
    // A problem of a name is not in its value.
    if (value.isValueNode() && !violation.keyword().equals("propertyNames")) {
      text += ", but it is " + shown(value);
    }
    return new Problem(violation.pointer(), text);
  }

  private static String shown(JsonNode value) {
    String text = Json.write(value);
    return text.length() <= SHOWN_LETTERS ? text : text.substring(0, SHOWN_LETTERS) + "…";
  }
}
