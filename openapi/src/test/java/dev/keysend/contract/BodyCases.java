package dev.keysend.contract;

import dev.keysend.contract.BodyCase.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint's documentation allows and refuses, written by hand, field by field. It is one
 * long table in the order of the documentation.
 */
final class BodyCases {
  private static final String KEY =
      "3868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500";
  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final String LONG_MAX = "9223372036854775807";

  private static final Set<String> OBJECT = Set.of("object");
  private static final Set<String> STRING = Set.of("string");
  private static final Set<String> STRING_OR_NULL = Set.of("string", "null");
  private static final Set<String> INTEGER = Set.of("integer");
  private static final Set<String> INTEGER_OR_NULL = Set.of("integer", "null");
  private static final Map<String, String> VALUE_BY_TYPE =
      Map.of(
          "null", "null",
          "boolean", "true",
          "integer", "7",
          "number", "1.5",
          "string", "\"7\"",
          "array", "[]",
          "object", "{}");

  private final List<BodyCase> cases = new ArrayList<>();

  private BodyCases() {}

  static List<BodyCase> all() {
    BodyCases all = new BodyCases();
    all.request();
    all.transaction();
    all.error();
    return List.copyOf(all.cases);
  }

  private void request() {
    Body body = Body.REQUEST;
    type(body, "", OBJECT);
    correct(body, "/anything", "1", "null");
    required(body, "/dest_pubkey");
    correct(
        body,
        "/dest_pubkey",
        text("02" + KEY),
        text("03" + HASH),
        text("03" + HASH.toUpperCase(Locale.ROOT)));
    type(body, "/dest_pubkey", STRING);
    refused(
        body,
        "/dest_pubkey",
        "pattern",
        text(""),
        text("04" + KEY),
        text("12" + KEY),
        text("0" + KEY),
        text("02" + KEY + "0"),
        text("002" + KEY),
        text("02" + KEY.substring(1)),
        text("02" + KEY.substring(1) + "g"),
        text("02" + KEY.substring(1) + ":"),
        text("02" + KEY.substring(1) + "G"),
        text("02" + KEY.substring(1) + "-"));
    required(body, "/num_satoshis");
    correct(body, "/num_satoshis", "1", LONG_MAX);
    type(body, "/num_satoshis", INTEGER);
    refused(body, "/num_satoshis", "minimum", "0", "-1", "-" + LONG_MAX);
    optional(body, "/fee_limit_msat");
    correct(body, "/fee_limit_msat", "0", "1", LONG_MAX);
    type(body, "/fee_limit_msat", INTEGER);
    refused(body, "/fee_limit_msat", "minimum", "-1", "-" + LONG_MAX);
    optional(body, "/passThru");
    passThru(body);
    optional(body, "/custom_records");
    customRecords(body, "/custom_records");
  }

  private void transaction() {
    Body body = Body.TRANSACTION;
    type(body, "", OBJECT);
    correct(body, "/anything", "1", "null");
    identifier(body, "/id", "wtx_");
    seconds(body, "/created_at");
    required(body, "/num_satoshis");
    correct(body, "/num_satoshis", "-1", "-" + LONG_MAX);
    type(body, "/num_satoshis", INTEGER);
    refused(body, "/num_satoshis", "maximum", "0", "1", "2");
    freeText(body, "/user_label");
    wallet(body);
    required(body, "/wtxType");
    type(body, "/wtxType", OBJECT);
    correct(body, "/wtxType/anything", "1");
    freeText(body, "/wtxType/layer");
    freeText(body, "/wtxType/name");
    freeText(body, "/wtxType/display_name");
    lightning(body);
    required(body, "/passThru");
    passThru(body);
  }

  private void wallet(Body body) {
    required(body, "/wal");
    type(body, "/wal", OBJECT);
    correct(body, "/wal/anything", "1");
    identifier(body, "/wal/id", "wal_");
    seconds(body, "/wal/created_at");
    seconds(body, "/wal/updated_at");
    freeText(body, "/wal/user_label");
    required(body, "/wal/balance");
    correct(body, "/wal/balance", "-1", "0", LONG_MAX);
    type(body, "/wal/balance", INTEGER);
    required(body, "/wal/statusType");
    type(body, "/wal/statusType", OBJECT);
    correct(body, "/wal/statusType/anything", "1");
    freeText(body, "/wal/statusType/type");
    freeText(body, "/wal/statusType/name");
    freeText(body, "/wal/statusType/display_name");
  }

  private void lightning(Body body) {
    required(body, "/lnTx");
    type(body, "/lnTx", OBJECT);
    correct(body, "/lnTx/anything", "1");
    identifier(body, "/lnTx/id", "lntx_");
    seconds(body, "/lnTx/created_at");
    identifier(body, "/lnTx/ln_node_id", "lnod_");
    required(body, "/lnTx/dest_pubkey");
    type(body, "/lnTx/dest_pubkey", STRING);
    answeredKeys(body, "/lnTx/dest_pubkey", "");
    required(body, "/lnTx/payment_request");
    type(body, "/lnTx/payment_request", STRING);
    answeredKeys(body, "/lnTx/payment_request", ":2");
    correct(
        body,
        "/lnTx/payment_request",
        text("03" + KEY + ":1"),
        text("03" + KEY + ":9"),
        text("03" + KEY + ":" + LONG_MAX),
        text("03" + KEY + ":1234567890"));
    refused(
        body,
        "/lnTx/payment_request",
        "pattern",
        text("03" + KEY),
        text("03" + KEY + ":"),
        text("03" + KEY + ":0"),
        text("03" + KEY + ":-2"),
        text("03" + KEY + ":/"),
        text("03" + KEY + ":2:"),
        text("03" + KEY + "::2"),
        text("03" + KEY + "2"));
    hash(body, "/lnTx/r_hash_decoded");
    freeText(body, "/lnTx/memo");
    required(body, "/lnTx/description_hash");
    correct(body, "/lnTx/description_hash", "null", text(HASH), text("any"));
    type(body, "/lnTx/description_hash", STRING_OR_NULL);
    required(body, "/lnTx/num_satoshis");
    correct(body, "/lnTx/num_satoshis", "1", LONG_MAX);
    type(body, "/lnTx/num_satoshis", INTEGER);
    refused(body, "/lnTx/num_satoshis", "minimum", "0", "-2");
    required(body, "/lnTx/expiry");
    correct(body, "/lnTx/expiry", "0", LONG_MAX);
    type(body, "/lnTx/expiry", INTEGER);
    refused(body, "/lnTx/expiry", "minimum", "-1");
    required(body, "/lnTx/expires_at");
    correct(body, "/lnTx/expires_at", "null", "0", "1595597573");
    type(body, "/lnTx/expires_at", INTEGER_OR_NULL);
    refused(body, "/lnTx/expires_at", "minimum", "-1");
    hash(body, "/lnTx/payment_preimage");
    flag(body, "/lnTx/settled");
    seconds(body, "/lnTx/settled_at");
    flag(body, "/lnTx/is_keysend");
    required(body, "/lnTx/custom_records");
    customRecords(body, "/lnTx/custom_records");
  }

  private void error() {
    Body body = Body.ERROR;
    type(body, "", OBJECT);
    correct(body, "/anything", "1", "null");
    freeText(body, "/name");
    freeText(body, "/message");
    required(body, "/code");
    correct(body, "/code", "-1", "0", "1");
    type(body, "/code", INTEGER);
    required(body, "/status");
    correct(body, "/status", "400", "599");
    type(body, "/status", INTEGER);
    refused(body, "/status", "minimum", "399", "0");
    refused(body, "/status", "maximum", "600");
  }

  private void identifier(Body body, String pointer, String prefix) {
    required(body, pointer);
    type(body, pointer, STRING);
    correct(body, pointer, text(prefix + "0"), text(prefix + "0189ABYZabyz_-5Mm"));
    refused(
        body,
        pointer,
        "pattern",
        text(""),
        text(prefix),
        text("x" + prefix + "a"),
        text(prefix.replace("_", "") + "a"),
        text("pak_a"),
        text(prefix + "a b"),
        text(prefix + "a "),
        text(prefix + "@"),
        text(prefix + ":"),
        text(prefix + "/"),
        text(prefix + "["),
        text(prefix + "`"),
        text(prefix + "{"));
  }

  private void seconds(Body body, String pointer) {
    required(body, pointer);
    correct(body, pointer, "1", "1595165573", LONG_MAX);
    type(body, pointer, INTEGER);
    refused(body, pointer, "minimum", "0", "-1");
  }

  private void freeText(Body body, String pointer) {
    required(body, pointer);
    correct(body, pointer, text(""), text("any ⚡"));
    type(body, pointer, STRING);
  }

  private void flag(Body body, String pointer) {
    required(body, pointer);
    correct(body, pointer, "0", "1");
    type(body, pointer, INTEGER);
    refused(body, pointer, "minimum", "-1");
    refused(body, pointer, "maximum", "2");
  }

  private void hash(Body body, String pointer) {
    required(body, pointer);
    type(body, pointer, STRING);
    correct(body, pointer, text(HASH));
    refused(
        body,
        pointer,
        "pattern",
        text(""),
        text(HASH + "0"),
        text("0" + HASH),
        text(HASH.substring(1)),
        text(HASH.substring(1) + "g"),
        text(HASH.substring(1) + ":"),
        text(HASH.substring(1) + "-"),
        text(HASH.toUpperCase(Locale.ROOT)));
  }

  private void answeredKeys(Body body, String pointer, String end) {
    correct(
        body,
        pointer,
        text("02" + KEY + end),
        text("03" + HASH + end),
        text("02" + HASH.toUpperCase(Locale.ROOT) + end));
    refused(
        body,
        pointer,
        "pattern",
        text(""),
        text("04" + KEY + end),
        text("12" + KEY + end),
        text("0" + KEY + end),
        text("002" + KEY + end),
        text("02" + KEY + "0" + end),
        text("02" + KEY + end + "x"),
        text("02" + KEY.substring(1) + end),
        text("02" + KEY.substring(1) + "g" + end),
        text("02" + KEY.substring(1) + ":" + end),
        text("02" + KEY.substring(1) + "-" + end));
  }

  private void passThru(Body body) {
    correct(body, "/passThru", "{}", "{\"a\":{\"b\":[1,2.5,null,true]},\"ü\":\"⚡\"}");
    type(body, "/passThru", OBJECT);
  }

  private void customRecords(Body body, String pointer) {
    correct(body, pointer, "{}");
    for (String key :
        List.of(
            "65537",
            "65538",
            "65539",
            "65540",
            "65549",
            "65550",
            "65555",
            "65567",
            "65599",
            "65678",
            "65712",
            "67345",
            "68765",
            "71234",
            "85678",
            "65600",
            "65999",
            "66000",
            "69999",
            "70000",
            "79999",
            "80000",
            "90000",
            "99999",
            "100000",
            "109999",
            "999999",
            "5482373484",
            "18446744073709551615")) {
      correct(body, pointer, "{" + text(key) + ":\"a\"}");
    }
    for (String key :
        List.of(
            "", "0", "1", "9999", "10000", "60000", "64999", "65000", "65499", "65500", "65530",
            "65535", "65536", "065537", "0100000", "-70000", "7e5", "70000.0", "70000 ", " 70000",
            "text", "7000a", "6553:", "6555/", "656 0", "66/00", "a00000", "100000a")) {
      cases.add(
          new BodyCase(body, pointer + "/" + key.replace("/", "~1"), "\"a\"", "propertyNames"));
    }
    type(body, pointer, OBJECT);
    correct(body, pointer + "/70000", text(""), text("⚡"));
    type(body, pointer + "/70000", STRING);
  }

  /** Every JSON value of another type is refused. */
  private void type(Body body, String pointer, Set<String> allowed) {
    VALUE_BY_TYPE.forEach(
        (type, value) -> {
          if (!allowed.contains(type)) {
            refused(body, pointer, "type", value);
          }
        });
  }

  private void required(Body body, String pointer) {
    cases.add(new BodyCase(body, pointer, null, "required"));
  }

  private void optional(Body body, String pointer) {
    cases.add(new BodyCase(body, pointer, null, null));
  }

  private void correct(Body body, String pointer, String... values) {
    add(body, pointer, null, values);
  }

  private void refused(Body body, String pointer, String keyword, String... values) {
    add(body, pointer, keyword, values);
  }

  private void add(Body body, String pointer, @Nullable String keyword, String... values) {
    for (String value : values) {
      cases.add(new BodyCase(body, pointer, value, keyword));
    }
  }

  private static String text(String text) {
    return "\"" + text + "\"";
  }
}
