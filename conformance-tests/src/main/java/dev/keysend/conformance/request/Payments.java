package dev.keysend.conformance.request;

import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.contract.Authority;
import dev.keysend.contract.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The valid requests: with and without each optional field, and in unusual notations. */
final class Payments {
  private static final Rule AGAIN =
      new Rule(
          "accepts-payment-again",
          Group.VALID,
          Authority.DOCUMENTATION_2020,
          "A repeated payment is paid again; there is no idempotency key.",
          Rule.KEYSEND_DOCUMENTATION);

  private static final Rule TWO_AT_ONCE =
      new Rule(
          "accepts-payments-at-once",
          Group.VALID,
          Authority.DOCUMENTATION_2020,
          "Two payments that arrive at the same time are both paid if the wallet holds enough.",
          Rule.KEYSEND_DOCUMENTATION);

  /** What the payments at once come to, in satoshis. */
  private static final BigInteger AT_ONCE = BigInteger.valueOf(1 + 2);

  private static final int OTHER_LAYOUT = 7;

  /** What the requests after the crowd cost at most, in satoshis. */
  private static final BigInteger AFTER_CROWD = BigInteger.valueOf(1 + 2);

  /** Four bytes in UTF-8. */
  private static final String ROCKET = "\uD83D\uDE80";

  /** The documentation names no limit; a server that refuses this few is not useful. */
  private static final int FEW_RECORDS = 4;

  private static final int MORE_RECORDS = 8;

  /** In characters. A server may refuse longer texts. */
  private static final int SHORT = 100;

  /**
   * More than all bitcoin, so that no server can pay it as it is. Its lowest 32 bits are 1, and so
   * is a thousandth of the lowest 64 bits of its thousandfold.
   */
  private static final BigInteger WRAPS = BigInteger.ONE.shiftLeft(61).add(BigInteger.ONE);

  /** The key of a record that tells payments at the same time apart. */
  private static final String OWN_RECORD = "7629301";

  private final Requests requests;
  private final ValueMatrix matrix;

  Payments(Requests requests) {
    this.requests = requests;
    this.matrix = requests.matrix();
  }

  Probe smallest() {
    return payment(
        Plan.SMALLEST,
        "accepts-smallest",
        "a payment of the smallest amount with only the required fields",
        requests.minimal(1));
  }

  /** The smallest payment once more. */
  Probe again(String id, String title) {
    return paid(id, title, Kind.PAYMENT, Optional.of(AGAIN), requests.of(requests.minimal(1)));
  }

  Probe passThrough() {
    ObjectNode body = withTicket(2);
    matrix.of(Fields.PASS_THROUGH, "name").stream()
        .filter(row -> row.length() <= SHORT)
        .forEach(row -> row.fill(body));
    return payment(
        "pay-pass-through", "accepts-pass-through", "a payment with data in passThru", body);
  }

  private ObjectNode withTicket(long satoshis) {
    ObjectNode body = requests.minimal(satoshis);
    body.putObject(Fields.PASS_THROUGH).put("ticketId", "23");
    return body;
  }

  /** A server that mixes up the responses on a connection responds with those of the refusal. */
  Probe customRecords() {
    // Without passThru, so that a server which keeps that of the payment before is found out.
    ObjectNode body = requests.minimal(3);
    records(0, FEW_RECORDS).forEach(row -> row.fill(body));
    String title = "a payment with several custom records";
    return paid(
        Plan.RECORDS,
        title,
        Kind.PAYMENT,
        Optional.of(isPaid("accepts-custom-records", title)),
        requests.of(body).twiceAtMost());
  }

  /** A server that limits the size of records may refuse it. */
  Probe longRecord() {
    ObjectNode body = withTicket(4);
    records(2 * FEW_RECORDS + MORE_RECORDS, Integer.MAX_VALUE).forEach(row -> row.fill(body));
    return optional(
        "pay-long-record",
        "accepts-long-record",
        "a payment with a custom record of 300 characters and other records",
        body);
  }

  /** A part of the records: first those with odd keys, then those with odd values. */
  private List<ValueMatrix.Row> records(int from, int to) {
    List<ValueMatrix.Row> rows = new ArrayList<>(matrix.of(Fields.RECORDS, "key"));
    rows.addAll(matrix.of(Fields.RECORDS, "value"));
    return rows.subList(Math.min(from, rows.size()), Math.min(to, rows.size()));
  }

  /**
   * Values that careless servers change: by type, by encoding, by escaping, by nesting. A server
   * that limits the size of passThru may refuse it.
   */
  Probe everyField() {
    ObjectNode body = requests.minimal(3);
    ObjectNode data = body.putObject(Fields.PASS_THROUGH);
    data.put("reference", "ofThePaymentWithEveryField"); // First, where others may quote it.
    data.put("text", "Zürich ☕ \uD83D\uDE80 e\u0301 שלום \"quoted\" \\ / <b>&amp;</b>\n\ttab ");
    data.put("digits", "0023").put("empty", "").put("truth", "true").put("nothing", "null");
    data.put("zero", 0).put("negative", -7).put("fraction", 12.5).put("large", 9007199254740991L);
    data.put("yes", true).put("no", false).putNull("none");
    data.put("grüezi.key with spaces", "ключ");
    ObjectNode nested = data.putObject("nested");
    nested.putObject("deeper").put("number", 42).put("flag", false).put("text", "ünï");
    nested.putArray("list").add(1).add("1").add(true).addNull().add(2.5);
    data.putArray("objects").addObject().put("id", 1);
    data.putObject("numbers for names").put("0", "zero").put("1", "one");
    data.put("$long", "0123456789".repeat(30));
    data.putObject("empty object");
    data.putArray("empty list");
    records(2 * FEW_RECORDS, 2 * FEW_RECORDS + MORE_RECORDS).forEach(row -> row.fill(body));
    matrix.of(Fields.PASS_THROUGH, "value").forEach(row -> row.fill(body));
    matrix.of(Fields.PASS_THROUGH, "name").stream()
        .filter(row -> row.length() > SHORT)
        .forEach(row -> row.fill(body));
    matrix.rows().stream().filter(row -> row.name().isEmpty()).forEach(row -> row.fill(body));
    for (String field : requests.fields()) {
      if (!requests.isLater(field)) {
        body.putIfAbsent(field, requests.example(field));
      }
    }
    return optional(
        "pay-every-field",
        "accepts-every-field",
        "a payment with every field and nested data",
        body);
  }

  /** One payment for each field that the endpoint's own documentation does not have. */
  List<Probe> laterFields() {
    return requests.fields().stream().filter(requests::isLater).map(this::laterField).toList();
  }

  private Probe laterField(String field) {
    ObjectNode body = requests.minimal(1);
    body.set(field, requests.example(field));
    return optional(
        "pay-" + InvalidRequests.words(field),
        "accepts-" + InvalidRequests.words(field),
        "a payment whose " + field + " is " + Json.write(body.get(field)),
        body);
  }

  Probe emptyObjects() {
    ObjectNode body = requests.minimal(5);
    body.putObject(Fields.PASS_THROUGH);
    body.putObject(Fields.RECORDS);
    return payment(
        "pay-empty-objects",
        "accepts-empty-objects",
        "a payment with empty passThru and custom_records",
        body);
  }

  /** Its data are those of an earlier payment, which does not make it the same payment. */
  Probe larger() {
    ObjectNode body = withTicket(21);
    records(FEW_RECORDS, 2 * FEW_RECORDS).forEach(row -> row.fill(body));
    return payment(
        "pay-larger-amount", "accepts-larger-amount", "a payment of a larger amount", body);
  }

  /** Names in another order, white space, escapes, and a charset that says what JSON is anyway. */
  Probe otherLayout() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode data = body.putObject(Fields.PASS_THROUGH);
    data.put("note", "über " + ROCKET).put("price", -7.5).put("isNew", true).putNull("coupon");
    data.putObject("nested").putArray("list").add(1).add("1").addObject().put("id", 1);
    body.put(Fields.AMOUNT, OTHER_LAYOUT);
    body.put(Fields.DESTINATION, requests.keys().destination());
    String text = "\r\n\t" + Json.pretty(body).replace("ü", "\\u00fc") + "\n";
    // A server that decodes each packet alone finds no character in either half.
    int cut = text.substring(0, text.indexOf(ROCKET)).getBytes(StandardCharsets.UTF_8).length + 2;
    String title =
        "a payment written with white space, escapes and names in another order, in two packets";
    return new Probe(
        "pay-other-layout",
        title,
        Kind.PAYMENT,
        isPaid("accepts-other-layout", title),
        seen -> {
          affordable(seen, BigInteger.valueOf(OTHER_LAYOUT));
          return requests.written(text, body, requests.mediaType() + "; charset=UTF-8", cut);
        });
  }

  Probe upperCaseKey() {
    String key = requests.keys().destination();
    return optional(
        "pay-upper-case-key",
        "accepts-upper-case-key",
        "a payment whose destination has upper-case hex digits",
        requests.minimal(1).put(Fields.DESTINATION, key.toUpperCase(Locale.ROOT)));
  }

  /** The name that the server itself adds to what is passed through. */
  Probe ownMethod() {
    ObjectNode body = requests.minimal(1);
    ObjectNode data = body.putObject(Fields.PASS_THROUGH);
    data.put("method", "keysend-conformance");
    // JavaScript takes it for the object's prototype. Some servers refuse it.
    data.putObject("__proto__").put("name", "value");
    return judgedByItsAnswer("pay-own-method", "a payment whose passThru sets method", body);
  }

  /**
   * JSON can name it, and it ends texts in many languages; databases that have no such text refuse.
   */
  Probe nullCharacter() {
    ObjectNode body = requests.minimal(1);
    body.putObject(Fields.PASS_THROUGH).put("null character", "before\u0000after");
    body.putObject(Fields.RECORDS).put("7629300", "before\u0000after");
    return optional(
        "pay-null-character",
        "accepts-null-character",
        "a payment whose strings contain a null character",
        body);
  }

  /** The record that the server itself adds, and draws the preimage for. */
  Probe ownPreimage() {
    ObjectNode body = requests.minimal(1);
    // Drawn anew, as a preimage that was used before is known to those who carried it.
    String preimage = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
    body.putObject(Fields.RECORDS).put(Fields.KEYSEND_RECORD, preimage);
    return judgedByItsAnswer("pay-own-preimage", "a payment that sets the keysend record", body);
  }

  Probe unknownField() {
    ObjectNode body =
        requests.minimal(1).put("x_unknown", "a field that the contract does not name");
    // Names differ in their case, which some parsers ignore.
    body.put(Fields.AMOUNT.toUpperCase(Locale.ROOT), 2);
    // Fields of the response are none of the request.
    body.put("created_at", 1).put("settled_at", 1);
    String title =
        "a payment with unknown fields, one of them "
            + Fields.AMOUNT.toUpperCase(Locale.ROOT)
            + ", and with another amount in the query";
    return new Probe(
        "pay-unknown-field",
        title,
        Kind.OPTIONAL_PAYMENT,
        shouldBePaid("accepts-unknown-field", title),
        seen -> {
          affordable(seen, BigInteger.TWO);
          return requests.withQuery(Fields.AMOUNT + "=2", body, BigInteger.TWO);
        });
  }

  /**
   * Each is of another amount and has other data, so that a server which mixes up their answers is
   * found out.
   */
  Probe simultaneous(int number) {
    return new Probe(
        "pay-at-once-" + number,
        "a payment that is sent at the same time as another",
        Kind.SIMULTANEOUS,
        TWO_AT_ONCE,
        seen -> {
          affordable(seen, AT_ONCE);
          ObjectNode body = requests.minimal(number);
          own(body, "payment at once", number);
          return requests.of(body);
        });
  }

  /** Data that no other payment has. */
  private static void own(ObjectNode body, String name, int number) {
    body.putObject(Fields.PASS_THROUGH).put(name, number);
    body.putObject(Fields.RECORDS).put(OWN_RECORD, name + " " + number);
  }

  Probe unroutable() {
    return unroutable("pay-unroutable", "a payment to a node that no payment reaches");
  }

  /** Servers that remember a failure, or a lock, answer the second try in another way. */
  Probe unroutableAgain() {
    return unroutable("pay-unroutable-again", "a second payment to a node that no payment reaches");
  }

  /** What a server gives back when it fails must not undo what it takes for others meanwhile. */
  Probe unroutableAtOnce() {
    return unroutable(
        "pay-unroutable-at-once",
        "a payment to a node that no payment reaches, at the same time as two others");
  }

  private Probe unroutable(String id, String title) {
    return new Probe(
        id,
        title,
        Kind.UNROUTABLE,
        seen -> {
          affordable(seen, BigInteger.ONE);
          return requests.of(
              requests.minimal(1).put(Fields.DESTINATION, requests.keys().unroutable()));
        });
  }

  Probe excessive() {
    return new Probe(
        "pay-more-than-balance",
        "a payment of one satoshi more than the balance",
        Kind.EXCESSIVE,
        seen ->
            requests.of(requests.minimal(balance(seen).max(BigInteger.ZERO).add(BigInteger.ONE))));
  }

  Probe wrapping() {
    return new Probe(
        "pay-amount-that-wraps",
        "a payment of more than all bitcoin, which is 1 satoshi in 32 bits, and 1000 millisatoshis"
            + " in 64 bits",
        Kind.EXCESSIVE,
        seen -> requests.of(requests.minimal(WRAPS)));
  }

  /**
   * Each is of less than a tenth of the balance, and all of them are of more than the balance. Each
   * has other data, so that a server which mixes up their responses is found out.
   */
  List<Probe> crowd() {
    return IntStream.rangeClosed(1, Plan.CROWD).mapToObj(this::ofCrowd).toList();
  }

  private Probe ofCrowd(int number) {
    return new Probe(
        Plan.IN_CROWD + number,
        "a payment of a little more than an eleventh of the balance, at the same time as ten others",
        Kind.CROWD,
        seen -> {
          BigInteger held = balance(seen);
          BigInteger part = held.divide(BigInteger.valueOf(Plan.CROWD));
          if (part.signum() <= 0) {
            throw new NotPossibleException("the wallet holds too little to divide");
          }
          BigInteger least = part.add(BigInteger.ONE);
          ObjectNode body =
              requests.minimal(
                  Stream.iterate(least, BigInteger.ONE::add)
                      .limit(AFTER_CROWD.longValue())
                      .filter(amount -> held.mod(amount).compareTo(AFTER_CROWD) >= 0)
                      .findFirst()
                      .orElse(least));
          own(body, "payment of many", number);
          return requests.of(body);
        });
  }

  /** Shows what became of the wallet, if the crowd has left anything. */
  Probe afterCrowd() {
    return judgedByItsAnswer(Plan.AFTER_CROWD, "a payment after many at once", requests.minimal(1));
  }

  /** A server that remembers what it has checked pays at the second try what it has refused. */
  Probe crowdAgain() {
    List<String> crowd =
        IntStream.rangeClosed(1, Plan.CROWD).mapToObj(number -> Plan.IN_CROWD + number).toList();
    return new Probe(
        Plan.CROWD_AGAIN,
        "a payment that was refused among many at once, once more",
        Kind.EXCESSIVE,
        seen -> {
          JsonNode body =
              seen.firstRefused(crowd)
                  .orElseThrow(() -> new NotPossibleException("none of many payments was refused"));
          if (body.path(Fields.AMOUNT).bigIntegerValue().compareTo(balance(seen)) <= 0) {
            throw new NotPossibleException("the wallet holds enough for it");
          }
          return requests.of(body);
        });
  }

  Probe rival(int number) {
    return new Probe(
        "pay-most-at-once-" + number,
        "a payment of more than half of the balance, at the same time as another",
        Kind.RIVAL,
        seen -> {
          BigInteger balance = balance(seen);
          if (balance.signum() <= 0) {
            throw new NotPossibleException("the wallet holds nothing to spend twice");
          }
          BigInteger amount = balance.shiftRight(1).add(BigInteger.ONE).min(balance);
          affordable(seen, amount);
          return requests.of(requests.minimal(amount));
        });
  }

  private Probe payment(String id, String rule, String title, JsonNode body) {
    return paid(id, title, Kind.PAYMENT, Optional.of(isPaid(rule, title)), requests.of(body));
  }

  private Probe optional(String id, String rule, String title, JsonNode body) {
    return paid(
        id,
        title,
        Kind.OPTIONAL_PAYMENT,
        Optional.of(shouldBePaid(rule, title)),
        requests.of(body));
  }

  /** A payment that a server may refuse, and that is there for rules about what it answers. */
  private Probe judgedByItsAnswer(String id, String title, JsonNode body) {
    return paid(id, title, Kind.OPTIONAL_PAYMENT, Optional.empty(), requests.of(body));
  }

  private static Probe paid(String id, String title, Kind kind, Optional<Rule> rule, Draft draft) {
    return new Probe(
        id,
        title,
        kind,
        rule,
        List.of(),
        Meaning.NONE,
        seen -> {
          affordable(seen, draft.call().worstCase());
          return draft;
        });
  }

  private static Rule isPaid(String id, String title) {
    return new Rule(
        id,
        Group.VALID,
        Authority.DOCUMENTATION_2020,
        Probe.sentence(title, "is paid"),
        Rule.KEYSEND_DOCUMENTATION);
  }

  /** The rule of a payment that the documentation neither allows nor forbids. */
  static Rule shouldBePaid(String id, String title) {
    return new Rule(
        id,
        Group.VALID,
        Authority.ANY_PAYMENT_SERVER,
        Probe.sentence(title, "is paid"),
        "not in the keysend documentation",
        "refused");
  }

  /** A payment that the wallet cannot carry would be refused by right. */
  static void affordable(Known seen, BigInteger amount) throws NotPossibleException {
    Optional<BigInteger> balance = seen.lowestBalanceOfLatestStage();
    if (balance.isPresent()
        && balance.get().compareTo(amount.add(seen.largestFeeFor(amount))) < 0) {
      throw new NotPossibleException(
          "the wallet holds " + balance.get() + " sats, too little to pay " + amount);
    }
  }

  private static BigInteger balance(Known seen) throws NotPossibleException {
    return seen.lowestBalanceOfLatestStage()
        .orElseThrow(
            () ->
                new NotPossibleException(
                    "the wallet's balance is not known, since no payment has shown it"));
  }
}
