package dev.keysend.conformance.request;

import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.contract.Authority;
import dev.keysend.contract.BodySchema;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.contract.Violation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests that the contract forbids. Each breaks one constraint of the request's schema and
 * nothing else. Apart from that it is the cheapest valid payment, so that a server that accepts it
 * pays one satoshi. Each has its plain meaning, if there is one.
 */
final class InvalidRequests {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A body that is not JSON. */
  static final String TWO_PAYMENTS = "two-payments";

  /** The end of the id of a request with a fraction. */
  static final String FRACTION = "-fraction";

  /** Smallest key that the contract allows a custom record to have. */
  private static final String RECORD_KEY = "65537";

  private final Requests requests;
  private final JsonNode document;
  private final BodySchema schema;
  private final List<Probe> probes = new ArrayList<>();

  private InvalidRequests(Contract contract, Requests requests) {
    this.requests = requests;
    this.document = contract.document();
    this.schema = contract.operation().requestSchema();
  }

  static List<Probe> of(Contract contract, Requests requests) {
    InvalidRequests derived = new InvalidRequests(contract, requests);
    derived.body();
    derived.required();
    for (String property : requests.fields()) {
      derived.property(property);
    }
    return List.copyOf(derived.probes);
  }

  private void body() {
    ObjectNode valid = requests.minimal(1);
    broken(
        "body-list", "a list that contains a payment", JSON.arrayNode().add(valid), Meaning.NONE);
    broken("body-text", "a string instead of an object", JSON.stringNode("keysend"), Meaning.NONE);
    add("body-without-fields", "an empty object", List.of(), Meaning.NONE, JSON.objectNode());
    String text = Json.write(valid);
    malformed(
        "body-cut-off", "a payment without its last brace", text.substring(0, text.length() - 1));
    malformed(TWO_PAYMENTS, "a payment with another one after it", text + text);
    twoAmounts();
  }

  /**
   * Readers of JSON take the first or the last of two values, or neither. If one reader checks the
   * first, and another pays the last, the amount that is paid is one that nobody has checked.
   */
  private void twoAmounts() {
    String one = Json.write(requests.minimal(1));
    String text = one.substring(0, one.length() - 1) + ",\"" + Fields.AMOUNT + "\":-1}";
    add(
        "two-amounts",
        "a payment with two " + Fields.AMOUNT + " fields, 1 and then -1,",
        List.of(),
        meaning("paid as the first", requests.minimal(1)),
        seen -> requests.malformed(text, BigInteger.TWO));
  }

  private void required() {
    for (JsonNode name : schema.node().path("required").values()) {
      ObjectNode body = requests.minimal(1);
      body.remove(name.asString());
      broken(
          words(name.asString()) + "-missing",
          "a payment without " + name.asString(),
          body,
          Meaning.NONE);
    }
  }

  private void property(String name) {
    JsonNode constraints = resolve(schema.node().path("properties").path(name));
    switch (constraints.path("type").asString("")) {
      case "string" -> text(name, constraints);
      case "integer" -> integer(name, constraints);
      case "object" -> object(name, constraints);
      default -> {}
    }
  }

  private void text(String name, JsonNode constraints) {
    value(name, "null", JSON.nullNode());
    if (!constraints.has("pattern")) {
      value(name, "number", JSON.numberNode(2));
      return;
    }
    int before = probes.size();
    String valid = requests.example(name).asString();
    // Of a node's public key, this leaves what some libraries take for the whole key.
    value(name, "too-short", JSON.stringNode(valid.substring(Math.min(2, valid.length()))));
    value(name, "too-long", JSON.stringNode(valid + "00"));
    if (name.equals(Fields.DESTINATION)) {
      key(name, valid);
    }
    if (probes.size() == before) {
      value(name, "empty", JSON.stringNode(""));
    }
  }

  private void key(String name, String valid) {
    broken(
        name,
        "line-end",
        "ends with a line break",
        JSON.stringNode(valid + "\n"),
        meaning("paid to the key without the line break", requests.minimal(1)));
    // C ends a text at the one, and SQL at the other.
    value(
        name,
        "null-character-and-quote",
        "has a null character and a quote after the key",
        JSON.stringNode(valid + "\0'"));
    value(name, "too-long-before", "has two extra digits in front", JSON.stringNode("00" + valid));
    value(
        name,
        "wrong-in-its-first-byte",
        "has a wrong first byte",
        JSON.stringNode("04" + valid.substring(2)));
    value(
        name,
        "wrong-in-its-last-digit",
        "has a wrong last digit",
        JSON.stringNode(valid.substring(0, valid.length() - 1) + "g"));
  }

  private void integer(String name, JsonNode constraints) {
    if (name.equals(Fields.AMOUNT)) {
      // Of "many" a server makes zero or nothing, which other requests name too.
      value(name, "negative-digits", JSON.stringNode("-1"));
    } else {
      value(name, "word", JSON.stringNode("many"));
    }
    if (requests.isLater(name)) {
      // A server that does not know the field accepts any value of it.
      if (constraints.has("minimum")) {
        value(name, "below-minimum", JSON.numberNode(constraints.get("minimum").asLong() - 1));
      }
      return;
    }
    value(name, "null", JSON.nullNode());
    if (name.equals(Fields.AMOUNT)) {
      value(name, "digits-with-unit", JSON.stringNode("1 msat"));
    }
    fraction(name);
    value(name, "boolean", JSON.booleanNode(true));
    value(name, "list", JSON.arrayNode().add(1));
    broken(
        name,
        "digits",
        "is a string of digits",
        JSON.stringNode("1"),
        meaning("paid as the number", with(name, JSON.numberNode(1))));
    if (constraints.has("minimum")) {
      long minimum = constraints.get("minimum").asLong();
      belowMinimum(name, minimum - 1);
      if (minimum > 0) {
        value(name, "negative", JSON.numberNode(-minimum));
      }
    }
    if (constraints.has("maximum")) {
      value(name, "above-maximum", JSON.numberNode(constraints.get("maximum").asLong() + 1));
    }
    if (constraints.path("format").asString("").equals("int64")) {
      ObjectNode body = requests.minimal(1);
      body.set(name, JSON.numberNode(BigInteger.ONE.shiftLeft(64).add(BigInteger.ONE)));
      add(
          words(name) + "-beyond-64-bits",
          "a payment whose " + name + " does not fit in 64 bits",
          List.of(),
          withoutMeaning(name),
          body);
    }
  }

  /** With data that no payment has, so that a server which keeps it for the next is found out. */
  private void belowMinimum(String name, long value) {
    ObjectNode body = with(name, JSON.numberNode(value));
    body.putObject(Fields.PASS_THROUGH).put("of a refused request", "passThru");
    body.putObject(Fields.RECORDS).put("7629302", "of a refused request");
    broken(
        words(name) + "-below-minimum",
        "a payment whose " + name + " is " + value,
        body,
        Meaning.NONE);
  }

  /** A wallet that holds too little for it would refuse it by right. */
  private void fraction(String name) {
    JsonNode body = with(name, JSON.numberNode(new BigDecimal("1.5")));
    add(
        words(name) + FRACTION,
        "a payment whose " + name + " is 1.5",
        schema.check(body).stream().map(Violation::schemaPointer).toList(),
        withoutMeaning(name),
        seen -> {
          Payments.affordable(seen, BigInteger.TWO);
          return requests.of(body);
        });
  }

  private void object(String name, JsonNode constraints) {
    broken(
        name, "null", "is null", JSON.nullNode(), meaning(Meaning.LEFT_OUT, requests.minimal(1)));
    if (constraints.path("additionalProperties").asBoolean(false)) {
      freeObject(name);
    } else {
      value(name, "list", JSON.arrayNode().add("first"));
    }
    value(name, "text", JSON.stringNode("first"));
    if (constraints.has("propertyNames")) {
      key(name, "key-too-small", "65536", true);
      key(name, "key-of-the-protocol", "8", false); // As text, it is more than 65536.
      key(name, "key-fraction", "65537.5", false);
      // A server that quotes it counts bytes and not characters.
      key(name, "key-word", "größe", false);
    }
    if (resolve(constraints.path("additionalProperties"))
        .path("type")
        .asString("")
        .equals("string")) {
      record(name, "value-number", JSON.numberNode(5));
      record(name, "value-boolean", JSON.booleanNode(true));
      record(name, "value-null", JSON.nullNode());
      record(name, "value-object", JSON.objectNode().put("text", "value"));
    }
  }

  /** What is no object, but can be read as one. */
  private void freeObject(String name) {
    broken(
        name,
        "list",
        "is [\"first\"]",
        JSON.arrayNode().add("first"),
        meaning("paid with {\"0\":\"first\"}", with(name, JSON.objectNode().put("0", "first"))));
    ObjectNode data = JSON.objectNode().put("ticketId", "23");
    broken(
        name,
        "json-text",
        "is a string that contains an object's JSON",
        JSON.stringNode(Json.write(data)),
        meaning("paid with the object", with(name, data)));
  }

  /**
   * A record whose key the contract forbids. Nodes carry 65536; keys below are the protocol's own,
   * and the rest are no keys.
   */
  private void key(String name, String how, String key, boolean isCarried) {
    ObjectNode record = JSON.objectNode().put(key, "value");
    member(
        name,
        how,
        record,
        isCarried ? meaning("paid with the record", with(name, record)) : Meaning.NONE);
  }

  /** A record whose value is no text; by the documentation of 2023 its JSON text travels. */
  private void record(String name, String how, JsonNode value) {
    ObjectNode record = JSON.objectNode().set(RECORD_KEY, value);
    member(
        name,
        how,
        record,
        value.isNull()
            ? meaning(
                "paid without the record or with null", with(name, record), requests.minimal(1))
            : meaning("paid with the value's JSON as a string", with(name, record)));
  }

  /**
   * Of a value that means nothing plain. A server that was written before a field was documented
   * does not know the field, and pays as if it were not there.
   */
  private Meaning withoutMeaning(String name) {
    return requests.isLater(name) ? meaning(Meaning.LEFT_OUT, requests.minimal(1)) : Meaning.NONE;
  }

  private static Meaning meaning(String words, JsonNode... bodies) {
    return new Meaning(words, List.of(bodies));
  }

  private ObjectNode with(String name, JsonNode value) {
    return requests.minimal(1).set(name, value);
  }

  private void value(String name, String how, String words, JsonNode value) {
    broken(name, how, words, value, withoutMeaning(name));
  }

  private void value(String name, String how, JsonNode value) {
    String shown = Json.write(value);
    value(name, how, shown.length() > 20 ? "is " + how.replace('-', ' ') : "is " + shown, value);
  }

  private void broken(String name, String how, String words, JsonNode value, Meaning meaning) {
    broken(
        words(name) + "-" + how,
        "a payment whose " + name + " " + words,
        with(name, value),
        meaning);
  }

  private void member(String name, String how, JsonNode record, Meaning meaning) {
    broken(
        words(name) + "-" + how,
        "a payment whose " + name + " has " + Json.write(record),
        with(name, record),
        meaning);
  }

  /**
   * Takes the request if it breaks one constraint and nothing else; the contract may have changed.
   */
  private void broken(String id, String title, JsonNode body, Meaning meaning) {
    List<Violation> violations = schema.check(body);
    if (violations.size() == 1) {
      add(id, title, List.of(violations.get(0).schemaPointer()), meaning, body);
    }
  }

  private void add(
      String id, String title, List<String> exercises, Meaning meaning, JsonNode body) {
    add(id, title, exercises, meaning, seen -> requests.of(body));
  }

  private void add(
      String id, String title, List<String> exercises, Meaning meaning, Probe.Maker draft) {
    Rule rule =
        new Rule(
            "refuses-" + id,
            Group.INVALID,
            Authority.ANY_PAYMENT_SERVER,
            Probe.sentence(title, "is refused"),
            exercises.isEmpty()
                ? Rule.KEYSEND_DOCUMENTATION
                : "contract, " + String.join(", ", exercises),
            meaning.words());
    probes.add(new Probe(id, title, Kind.INVALID, Optional.of(rule), exercises, meaning, draft));
  }

  private void malformed(String id, String title, String text) {
    add(id, title, List.of(), Meaning.NONE, seen -> requests.malformed(text, BigInteger.TWO));
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? resolve(document.at(node.get("$ref").asString().substring(1))) : node;
  }

  /** Names as parts of ids: {@code passThru} becomes {@code pass-thru}. */
  static String words(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
