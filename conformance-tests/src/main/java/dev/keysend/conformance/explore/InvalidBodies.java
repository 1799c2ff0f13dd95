package dev.keysend.conformance.explore;

import dev.keysend.conformance.request.Draft;
import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.request.Meaning;
import dev.keysend.conformance.request.Requests;
import dev.keysend.contract.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Decodes requests whose bodies have a single error, with the cheapest amount. */
final class InvalidBodies {
  /** How far a full-width character lies behind its plain one in Unicode. */
  private static final int FULL_WIDTH = 0xFEE0;

  private final Requests requests;
  private final Bodies bodies;

  InvalidBodies(Requests requests) {
    this.requests = requests;
    this.bodies = new Bodies(requests);
  }

  /**
   * A request that the contract forbids.
   *
   * @param meaning what it plainly means, if that is anything
   */
  record Invalid(Draft draft, Meaning meaning) {}

  Invalid invalid(Choices choices, Limits limits) {
    return switch (choices.below(10)) {
      case 8 -> new Invalid(cutOff(valid(choices, limits), choices), Meaning.NONE);
      case 9 -> disguised(choices);
      default -> {
        Draft draft = requests.of(meaningless(choices, limits));
        yield new Invalid(
            draft.isOpen() && !limits.open() ? requests.of(toNobody()) : draft, Meaning.NONE);
      }
    };
  }

  private ObjectNode valid(Choices choices, Limits limits) {
    return bodies.valid(choices, new Limits(1, limits.atOnce(), limits.open(), limits.excessive()));
  }

  /** The cheapest invalid body: there is nobody to pay. */
  private ObjectNode toNobody() {
    ObjectNode body = requests.minimal(1);
    body.remove(Fields.DESTINATION);
    return body;
  }

  /** Broken in one place so that nothing plain can be meant. */
  private ObjectNode meaningless(Choices choices, Limits limits) {
    int way = choices.below(20);
    ObjectNode body = valid(choices, limits);
    String key = body.path(Fields.DESTINATION).asString();
    int place = choices.below(key.length());
    switch (way) {
      case 0 -> body.remove(Fields.AMOUNT);
      case 1 -> body.put(Fields.AMOUNT, 0);
      case 2 -> body.put(Fields.AMOUNT, -1 - choices.below(100));
      case 3 -> body.putNull(Fields.AMOUNT);
      case 4 -> body.put(Fields.AMOUNT, "many");
      case 5 -> body.put(Fields.AMOUNT, true);
      case 6 -> body.put(Fields.AMOUNT, BigDecimal.valueOf(11 + choices.below(9), 1));
      case 7 -> body.putArray(Fields.AMOUNT).add(1);
      case 8 -> body.putObject(Fields.AMOUNT);
      case 9 -> body.remove(Fields.DESTINATION);
      case 10 -> body.putNull(Fields.DESTINATION);
      case 11 -> body.put(Fields.DESTINATION, "");
      case 12 -> body.put(Fields.DESTINATION, key.substring(0, place));
      case 13 -> body.put(Fields.DESTINATION, key + key.substring(place));
      case 14 ->
          body.put(
              Fields.DESTINATION,
              key.substring(0, place) + choices.of("g", "'", "\"", "%") + key.substring(place + 1));
      case 15 -> body.put(Fields.DESTINATION, "0" + (4 + choices.below(6)) + key.substring(2));
      case 16 -> body.put(Fields.DESTINATION, choices.below(1 << 30));
      case 17 ->
          body.put(
              Fields.DESTINATION,
              // As Taproot writes keys, and as they were written before they were compressed.
              choices.of(key.substring(2), "04" + key.substring(2).repeat(2)));
      case 18 -> body.put(Fields.DESTINATION, besideOthers(key, choices.of("\n", "\0"), choices));
      default ->
          body.putObject(Fields.RECORDS).put(Integer.toString(choices.below(65_536)), "value");
    }
    return body;
  }

  /** A key, and something else before or after a character that ends a text for some readers. */
  private static String besideOthers(String key, String end, Choices choices) {
    return choices.of(key + end + "g", "g" + end + key);
  }

  /** A body that ends too early, but after its amount, so that its worst case is known. */
  private Draft cutOff(ObjectNode body, Choices choices) {
    String text = Json.write(body);
    String amount = "\"" + Fields.AMOUNT + "\":" + body.path(Fields.AMOUNT).asLong();
    int first = text.indexOf(amount) + amount.length();
    int length = first + choices.below(text.length() - first);
    return requests.malformed(text.substring(0, length), BigInteger.ONE);
  }

  /** A destination that is written as no key is, but plainly means one. */
  private Invalid disguised(Choices choices) {
    ObjectNode body = requests.minimal(1);
    Meaning meaning = new Meaning("paid to the key that is meant", List.of(requests.minimal(1)));
    String key = body.path(Fields.DESTINATION).asString();
    int place = choices.below(key.length());
    String before = key.substring(0, place);
    String after = key.substring(place + 1);
    String disguised =
        switch (choices.below(3)) {
          case 0 -> before + (char) (key.charAt(place) + FULL_WIDTH) + after;
          case 1 -> before + "\n" + key.substring(place);
          default -> "0x" + key;
        };
    return new Invalid(requests.of(body.put(Fields.DESTINATION, disguised)), meaning);
  }
}
