package dev.keysend.conformance.server.wrong;

import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.Sent;
import dev.keysend.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Servers that pay what they must refuse. */
public final class LenientServers {
  private static final String KEY = "/dest_pubkey";
  private static final String AMOUNT = "/num_satoshis";
  private static final String RECORDS = "/custom_records";
  private static final String DATA = "/passThru";

  private LenientServers() {}

  public static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    bodies(servers);
    destinations(servers);
    amounts(servers);
    objects(servers);
    records(servers);
    return servers;
  }

  private static void bodies(List<WrongServer> servers) {
    servers.add(value("pays the first of a list", "", JsonNode::isArray, "refuses-body-list"));
    servers.add(value("pays a string", "", JsonNode::isString, "refuses-body-text"));
    servers.add(
        WrongServer.of(
            "pays an object without fields",
            behaviour -> behaviour.alsoPays = body -> body.isObject() && body.isEmpty(),
            "refuses-body-without-fields"));
    servers.add(
        WrongServer.of(
            "pays a truncated body",
            behaviour -> behaviour.toleratesText = text -> !text.endsWith("}"),
            "refuses-body-cut-off"));
    servers.add(
        WrongServer.of(
            "pays the first of two payments in one body",
            behaviour -> behaviour.toleratesText = text -> text.contains("}{"),
            "refuses-two-payments"));
  }

  private static void destinations(List<WrongServer> servers) {
    servers.add(missing("pays without a destination", KEY, "refuses-dest-pubkey-missing"));
    servers.add(value("pays to null", KEY, JsonNode::isNull, "refuses-dest-pubkey-null"));
    servers.add(
        value(
            "ignores a line break after a key",
            KEY,
            value -> value.asString("").endsWith("\n"),
            "refuses-dest-pubkey-line-end"));
    servers.add(
        text(
            "reads keys up to a null character",
            "0[23][0-9a-f]{64}\\x00.*",
            "refuses-dest-pubkey-null-character-and-quote"));
    servers.add(
        text(
            "accepts keys without their first byte",
            "[0-9a-f]{64}",
            "refuses-dest-pubkey-too-short"));
    servers.add(text("accepts long keys", "0[23][0-9a-f]{65,}", "refuses-dest-pubkey-too-long"));
    servers.add(
        text("finds a key inside a longer string", "00.*", "refuses-dest-pubkey-too-long-before"));
    servers.add(
        WrongServer.of(
            "fails on a quote in a destination",
            b ->
                b.before =
                    sent ->
                        isForQuotedKey(sent)
                            ? Optional.of(KeysendServer.error(500, "An error occurred."))
                            : Optional.empty(),
            "refuses-dest-pubkey-null-character-and-quote"));
    servers.add(
        text(
            "accepts any first byte",
            "04[0-9a-f]{64}",
            "refuses-dest-pubkey-wrong-in-its-first-byte"));
    servers.add(
        text(
            "checks only the length of a key",
            ".{65}g",
            "refuses-dest-pubkey-wrong-in-its-last-digit"));
    servers.add(
        text(
            "does not check keys",
            ".*",
            "refuses-dest-pubkey-too-short",
            "refuses-dest-pubkey-too-long",
            "refuses-dest-pubkey-null-character-and-quote",
            "refuses-dest-pubkey-too-long-before",
            "refuses-dest-pubkey-wrong-in-its-first-byte",
            "refuses-dest-pubkey-wrong-in-its-last-digit"));
  }

  private static void amounts(List<WrongServer> servers) {
    servers.add(missing("pays without an amount", AMOUNT, "refuses-num-satoshis-missing"));
    servers.add(value("pays null satoshis", AMOUNT, JsonNode::isNull, "refuses-num-satoshis-null"));
    servers.add(
        value(
            "does not check the sign of an amount that is a string",
            AMOUNT,
            value -> value.isString() && value.stringValue().equals("-1"),
            "refuses-num-satoshis-negative-digits"));
    servers.add(
        value(
            "reads the digits before a unit",
            AMOUNT,
            value -> value.isString() && value.stringValue().equals("1 msat"),
            "refuses-num-satoshis-digits-with-unit"));
    servers.add(
        value(
            "reads a string of digits as an amount",
            AMOUNT,
            value -> value.isString() && value.stringValue().equals("1"),
            "refuses-num-satoshis-digits"));
    servers.add(
        value(
            "truncates fractions",
            AMOUNT,
            JsonNode::isBigDecimal,
            "refuses-num-satoshis-fraction"));
    servers.add(
        value(
            "reads true as one satoshi",
            AMOUNT,
            JsonNode::isBoolean,
            "refuses-num-satoshis-boolean"));
    servers.add(
        value(
            "reads a list's length as the amount",
            AMOUNT,
            JsonNode::isArray,
            "refuses-num-satoshis-list"));
    servers.add(
        value(
            "accepts an amount of zero",
            AMOUNT,
            value -> value.isIntegralNumber() && value.intValue() == 0,
            "refuses-num-satoshis-below-minimum"));
    servers.add(
        value(
            "accepts a negative amount",
            AMOUNT,
            value -> value.isIntegralNumber() && value.intValue() == -1,
            "refuses-num-satoshis-negative"));
    servers.add(
        value(
            "does not check the sign",
            AMOUNT,
            JsonNode::isIntegralNumber,
            "refuses-num-satoshis-below-minimum",
            "refuses-num-satoshis-negative"));
    servers.add(
        WrongServer.of(
            "accepts amounts beyond 64 bits",
            behaviour -> behaviour.clampsAmounts = true,
            "refuses-num-satoshis-beyond-64-bits"));
  }

  private static void objects(List<WrongServer> servers) {
    servers.add(value("accepts a list as data", DATA, JsonNode::isArray, "refuses-pass-thru-list"));
    servers.add(
        value(
            "accepts a string as data",
            DATA,
            JsonNode::isString,
            "refuses-pass-thru-text",
            "refuses-pass-thru-json-text"));
    servers.add(
        value(
            "accepts a word as data",
            DATA,
            value -> value.isString() && value.stringValue().equals("first"),
            "refuses-pass-thru-text"));
    servers.add(
        value(
            "drops data that is JSON in a string",
            DATA,
            value -> value.isString() && value.stringValue().startsWith("{"),
            "refuses-pass-thru-json-text"));
    servers.add(value("accepts null as data", DATA, JsonNode::isNull, "refuses-pass-thru-null"));
    servers.add(
        value(
            "accepts a list as records",
            RECORDS,
            JsonNode::isArray,
            "refuses-custom-records-list"));
    servers.add(
        value(
            "accepts a string as records",
            RECORDS,
            JsonNode::isString,
            "refuses-custom-records-text"));
    servers.add(
        value("accepts null as records", RECORDS, JsonNode::isNull, "refuses-custom-records-null"));
  }

  private static void records(List<WrongServer> servers) {
    servers.add(
        record("accepts record key 65536", "65536", "refuses-custom-records-key-too-small"));
    servers.add(
        record("compares record keys as text", "8", "refuses-custom-records-key-of-the-protocol"));
    servers.add(
        record(
            "truncates fractions in record keys",
            "65537.5",
            "refuses-custom-records-key-fraction"));
    servers.add(record("accepts words as record keys", "größe", "refuses-custom-records-key-word"));
    servers.add(
        recordValue(
            "accepts numbers as record values",
            JsonNode::isNumber,
            "refuses-custom-records-value-number"));
    servers.add(
        recordValue(
            "accepts booleans as record values",
            JsonNode::isBoolean,
            "refuses-custom-records-value-boolean"));
    servers.add(
        recordValue(
            "accepts null as a record value",
            JsonNode::isNull,
            "refuses-custom-records-value-null"));
    servers.add(
        recordValue(
            "accepts objects as record values",
            JsonNode::isObject,
            "refuses-custom-records-value-object"));
  }

  private static boolean isForQuotedKey(Sent sent) {
    return sent.json().filter(body -> body.at(KEY).asString("").contains("'")).isPresent();
  }

  private static WrongServer missing(String name, String pointer, String... breaks) {
    return tolerating(
        name,
        (violation, body) ->
            violation.keyword().equals("required") && violation.pointer().equals(pointer),
        breaks);
  }

  private static WrongServer value(
      String name, String pointer, Predicate<JsonNode> values, String... breaks) {
    return tolerating(
        name,
        (violation, body) ->
            violation.pointer().equals(pointer)
                && !violation.keyword().equals("required")
                && values.test(body.at(pointer)),
        breaks);
  }

  private static WrongServer text(String name, String pattern, String... breaks) {
    return value(
        name, KEY, value -> value.isString() && value.stringValue().matches(pattern), breaks);
  }

  private static WrongServer record(String name, String key, String... breaks) {
    return tolerating(
        name,
        (violation, body) ->
            violation.keyword().equals("propertyNames")
                && violation.pointer().equals(RECORDS + "/" + key),
        breaks);
  }

  private static WrongServer recordValue(
      String name, Predicate<JsonNode> values, String... breaks) {
    return tolerating(
        name,
        (violation, body) ->
            violation.pointer().startsWith(RECORDS + "/")
                && violation.keyword().equals("type")
                && values.test(body.at(violation.pointer())),
        breaks);
  }

  private static WrongServer tolerating(
      String name, BiPredicate<Violation, JsonNode> tolerates, String... breaks) {
    return WrongServer.of(name, behaviour -> behaviour.tolerates = tolerates, breaks);
  }
}
