package dev.keysend.conformance.server.wrong;

import dev.keysend.conformance.server.Transactions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One kind of damage that servers do to the values that they pass on.
 *
 * @param words what the server does
 * @param place where the server does it, as the kit names the place
 * @param hazard a hazard that reveals the damage, as the kit names the hazard
 * @param change the change to the object that comes back
 */
public record Damage(String words, String place, String hazard, UnaryOperator<ObjectNode> change) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String DATA = "passThru value";
  private static final String NAME = "passThru name";
  private static final String RECORD = "custom_records value";
  private static final String KEY = "custom_records key";

  public static List<Damage> all() {
    List<Damage> all = new ArrayList<>();
    texts(all);
    values(all);
    names(all);
    keys(all);
    return all;
  }

  private static void texts(List<Damage> all) {
    text(all, "decodes URLs", "percent-encoding", Damage::decoded);
    text(all, "decodes HTML", "HTML", t -> t.replace("&amp;", "&").replace("&lt;", "<"));
    text(all, "encodes HTML", "HTML", t -> t.replace("&", "&amp;").replace("<", "&lt;"));
    text(all, "removes tags", "HTML", t -> t.replaceAll("<[^>]*>", ""));
    text(all, "trims blanks", "blanks at both ends", String::strip);
    text(all, "collapses blanks", "several blanks", t -> t.replaceAll(" +", " "));
    text(all, "turns CR LF into LF", "CR LF", t -> t.replace("\r\n", "\n"));
    text(all, "writes line breaks as HTML", "CR LF", t -> t.replace("\n", "<br />\n"));
    text(all, "replaces tabs", "a tab", t -> t.replace("\t", " "));
    text(
        all,
        "removes control characters",
        "control characters",
        t -> t.replaceAll("\\p{Cntrl}", ""));
    text(all, "composes characters", "combining characters", t -> normal(t, Normalizer.Form.NFC));
    text(all, "decomposes characters", "composed characters", t -> normal(t, Normalizer.Form.NFD));
    text(
        all,
        "replaces compatibility characters",
        "compatibility characters",
        t -> normal(t, Normalizer.Form.NFKC));
    text(
        all,
        "replaces characters of four bytes",
        "emoji",
        t -> t.replaceAll("[^\\x{0}-\\x{ffff}]", "?"));
    text(
        all,
        "replaces non-ASCII characters",
        "right-to-left writing",
        t -> t.replaceAll("[^\\x00-\\x7f]", "?"));
    text(
        all,
        "reads UTF-8 as Latin-1",
        "composed characters",
        t -> new String(t.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    text(all, "removes byte order marks", "a byte order mark", t -> t.replace("\ufeff", ""));
    text(
        all,
        "removes zero-width characters",
        "characters of no width",
        t -> t.replaceAll("[\u200b\u2060]", ""));
    text(
        all,
        "removes direction marks",
        "right-to-left writing",
        t -> t.replaceAll("[\u202c\u202e]", ""));
    text(
        all,
        "changes letters to lower case",
        "letters of two cases",
        t -> t.toLowerCase(Locale.ROOT));
    text(
        all,
        "changes hex digits to lower case",
        "upper-case hex digits",
        t -> t.matches("[0-9A-F]+") ? t.toLowerCase(Locale.ROOT) : t);
    text(all, "removes backslashes", "backslashes", t -> t.replaceAll("\\\\(.)", "$1"));
    text(all, "removes quotes", "quotes", t -> t.replaceAll("[\"'`]", ""));
    text(all, "collapses slashes", "slashes", t -> t.replace("//", "/"));
    text(
        all,
        "truncates at 255 characters",
        "300 characters",
        t -> t.length() > 255 ? t.substring(0, 255) : t);
    text(
        all,
        "drops leading zeros",
        "leading zeros",
        t -> t.matches("0[0-9]+") ? t.substring(1) : t);
    text(
        all,
        "drops trailing zeros of fractions",
        "a fraction with a zero at its end",
        t -> t.equals("1.50") ? "1.5" : t);
    text(all, "expands exponents", "an exponent", t -> t.equals("1e3") ? "1000" : t);
    text(all, "converts hex numbers", "hex digits with 0x", t -> t.startsWith("0x") ? "31" : t);
    text(
        all,
        "rounds long numbers",
        "more digits than 64 bits",
        t -> t.matches("[0-9]{30}") ? "1.2345678901234568E29" : t);
    text(
        all,
        "reformats dates",
        "a date",
        t -> t.matches("\\d{4}-\\d\\d-\\d\\d") ? "19.07.2020" : t);
    text(all, "moves times to UTC", "a time", t -> t.replace("13:32:53.120+02:00", "11:32:53.12Z"));
    text(all, "converts booleans", "true", t -> t.equals("true") ? "1" : t);
    text(all, "evaluates templates", "a template", t -> t.replace("{{7*7}}", "49"));
    text(all, "escapes for SQL", "SQL", t -> t.replace("'", "''"));
    text(all, "escapes formulas", "a formula", t -> t.startsWith("=") ? "'" + t : t);
    text(all, "unpacks JSON strings", "a JSON text", t -> t.equals("\"quoted\"") ? "quoted" : t);
    text(all, "reformats JSON", "a JSON object", t -> t.replace("{\"a\":1}", "{\"a\": 1}"));
  }

  private static void values(List<Damage> all) {
    value(
        all,
        "turns strings of digits into numbers",
        "a number",
        v -> v.equals(JSON.stringNode("42")) ? JSON.numberNode(42) : v);
    value(
        all,
        "turns the string null into null",
        "null",
        v -> v.equals(JSON.stringNode("null")) ? JSON.nullNode() : v);
    value(
        all,
        "turns empty strings into null",
        "nothing",
        v -> v.equals(JSON.stringNode("")) ? JSON.nullNode() : v);
    value(
        all,
        "turns numbers into strings",
        "zero",
        v -> v.isNumber() ? JSON.stringNode(v.asString()) : v);
    value(
        all,
        "rounds floats to 32 bits",
        "a fraction of 53 bits",
        v ->
            v.isNumber() && Math.abs(v.doubleValue()) < 1e30
                ? JSON.numberNode((double) (float) v.doubleValue())
                : v);
    value(
        all,
        "truncates integers to 32 bits",
        "a number beyond 32 bits",
        v -> v.isIntegralNumber() ? JSON.numberNode((int) v.longValue()) : v);
    value(
        all,
        "limits integers to 31 bits",
        "a number beyond 31 bits",
        v ->
            v.isIntegralNumber() && v.longValue() > Integer.MAX_VALUE
                ? JSON.numberNode(Integer.MAX_VALUE)
                : v);
    value(
        all,
        "turns booleans into numbers",
        "yes",
        v -> v.isBoolean() ? JSON.numberNode(v.booleanValue() ? 1 : 0) : v);
    value(
        all,
        "doubles lists",
        "a list of one",
        v -> v.isArray() ? ((ArrayNode) v).addAll((ArrayNode) v.deepCopy()) : v);
    value(
        all,
        "truncates lists at 32 elements",
        "a list of 40",
        v -> v.isArray() && v.size() > 32 ? first((ArrayNode) v, 32) : v);
    value(
        all,
        "sorts lists",
        "a list out of order",
        v -> v.isArray() && v.size() == 4 ? sorted((ArrayNode) v) : v);
    value(
        all,
        "removes duplicates from lists",
        "a list out of order",
        v -> v.isArray() ? set((ArrayNode) v) : v);
    value(all, "flattens lists", "lists in lists", v -> v.isArray() ? flat((ArrayNode) v) : v);
    value(
        all,
        "unpacks lists of one",
        "a list of one",
        v -> v.isArray() && v.size() == 1 ? v.get(0) : v);
    value(
        all,
        "turns an object with numeric names into a list",
        "integers for names",
        v -> v.isObject() && v.has("0") ? JSON.arrayNode().add("zero").add("one") : v);
    value(
        all,
        "renumbers numeric names",
        "other integers for names",
        v -> v.isObject() && v.has("10") ? JSON.objectNode().put("0", "ten").put("1", "two") : v);
    value(
        all,
        "truncates at 4,000 characters",
        "4,200 characters",
        v ->
            v.isString() && v.stringValue().length() > 4000
                ? JSON.stringNode(v.stringValue().substring(0, 4000))
                : v);
    data(all, DATA, "drops null", "none", o -> without(o, "none"));
    data(
        all,
        DATA,
        "drops what is nested more than seven levels deep",
        "eight levels",
        o -> (ObjectNode) cut(o, 8));
  }

  private static void names(List<Damage> all) {
    name(all, "renumbers numeric names", "a larger integer", n -> n.matches("[0-9]+") ? "0" : n);
    name(all, "drops leading zeros of names", "leading zeros", n -> n.equals("007") ? "7" : n);
    name(all, "replaces empty names", "nothing", n -> n.isEmpty() ? "_empty_" : n);
    name(all, "trims blanks around names", "blanks at both ends", String::strip);
    name(all, "replaces dots in names", "a dot", n -> n.replace('.', '_'));
    name(all, "rewrites brackets in names", "brackets", n -> n.replace("[b]", "_b"));
    name(all, "drops empty brackets in names", "empty brackets", n -> n.replace("[]", ""));
    name(all, "drops dollar signs in names", "a dollar", n -> n.replace("$", ""));
    name(all, "drops at signs in names", "an at sign", n -> n.replace("@", ""));
    name(all, "drops the name __proto__", "a prototype", n -> n.equals("__proto__") ? "" : n);
    name(all, "replaces hyphens in names", "a hyphen", n -> n.replace('-', '_'));
    name(
        all,
        "changes names to snake case",
        "camel case",
        n -> n.replace("camelCaseName", "camel_case_name"));
    name(
        all,
        "changes names to camel case",
        "snake case",
        n -> n.replace("snake_case_name", "snakeCaseName"));
    name(all, "changes names to lower case", "upper case", n -> n.toLowerCase(Locale.ROOT));
    name(all, "decodes URLs in names", "percent-encoding", Damage::decoded);
    name(all, "encodes HTML in names", "HTML", n -> n.replace("<", "&lt;"));
    name(all, "turns CR LF into LF in names", "CR LF", n -> n.replace("\r\n", "\n"));
    name(all, "composes names", "combining characters", n -> normal(n, Normalizer.Form.NFC));
    name(
        all,
        "replaces characters of four bytes in names",
        "emoji",
        n -> n.replaceAll("[^\\x{0}-\\x{ffff}]", "?"));
    name(
        all,
        "truncates names at 64 characters",
        "300 characters",
        n -> n.length() > 64 ? n.substring(0, 64) : n);
    name(all, "turns the name null into an empty name", "null", n -> n.equals("null") ? "" : n);
  }

  private static void keys(List<Damage> all) {
    key(
        all,
        "truncates keys to 32 bits",
        "4294967297",
        k -> k.length() > 9 ? Integer.toUnsignedString((int) Long.parseLong(k)) : k);
    key(
        all,
        "limits keys to 31 bits",
        "2147483648",
        k -> k.length() > 9 && Long.parseLong(k) > Integer.MAX_VALUE ? "2147483647" : k);
    key(
        all,
        "rounds keys to 53 bits",
        "9007199254740993",
        k -> k.length() > 15 ? Long.toString((long) (double) Long.parseLong(k)) : k);
    key(all, "changes the smallest key", "65537", k -> k.equals("65537") ? "65538" : k);
    key(
        all,
        "truncates keys at five digits",
        "100000",
        k -> k.length() == 6 ? k.substring(0, 5) : k);
  }

  private static void text(
      List<Damage> all, String words, String hazard, UnaryOperator<String> change) {
    for (String place : List.of(DATA, RECORD)) {
      data(
          all,
          place,
          words,
          hazard,
          object ->
              (ObjectNode)
                  mapped(
                      object,
                      v -> v.isString() ? JSON.stringNode(change.apply(v.stringValue())) : v));
    }
  }

  private static void value(
      List<Damage> all, String words, String hazard, UnaryOperator<JsonNode> change) {
    data(all, DATA, words, hazard, object -> (ObjectNode) mapped(object, change));
  }

  private static void name(
      List<Damage> all, String words, String hazard, UnaryOperator<String> change) {
    data(all, NAME, words, hazard, object -> renamed(object, change));
  }

  private static void key(
      List<Damage> all, String words, String hazard, UnaryOperator<String> change) {
    data(all, KEY, words, hazard, object -> renamed(object, change));
  }

  private static void data(
      List<Damage> all,
      String place,
      String words,
      String hazard,
      UnaryOperator<ObjectNode> change) {
    all.add(new Damage(words, place, hazard, change));
  }

  private static JsonNode mapped(JsonNode node, UnaryOperator<JsonNode> change) {
    if (node.isObject()) {
      ObjectNode object = JSON.objectNode();
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        object.set(entry.getKey(), change.apply(mapped(entry.getValue(), change)));
      }
      return object;
    }
    if (node.isArray()) {
      ArrayNode list = JSON.arrayNode();
      node.values().forEach(element -> list.add(change.apply(mapped(element, change))));
      return list;
    }
    return node;
  }

  private static ObjectNode renamed(ObjectNode object, UnaryOperator<String> change) {
    ObjectNode renamed = JSON.objectNode();
    object
        .properties()
        .forEach(entry -> renamed.set(change.apply(entry.getKey()), entry.getValue()));
    return renamed;
  }

  private static ObjectNode without(ObjectNode object, String name) {
    ObjectNode rest = object.deepCopy();
    rest.remove(name);
    return rest;
  }

  private static JsonNode cut(JsonNode node, int levels) {
    if (levels == 0) {
      return JSON.nullNode();
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = JSON.objectNode();
    node.properties()
        .forEach(entry -> object.set(entry.getKey(), cut(entry.getValue(), levels - 1)));
    return object;
  }

  private static ArrayNode first(ArrayNode list, int size) {
    ArrayNode first = JSON.arrayNode();
    list.values().stream().limit(size).forEach(first::add);
    return first;
  }

  private static ArrayNode sorted(ArrayNode list) {
    ArrayNode sorted = JSON.arrayNode();
    list.values().stream()
        .sorted((a, b) -> Integer.compare(a.asInt(0), b.asInt(0)))
        .forEach(sorted::add);
    return sorted;
  }

  private static ArrayNode set(ArrayNode list) {
    ArrayNode set = JSON.arrayNode();
    new LinkedHashSet<>(list.values()).forEach(set::add);
    return set;
  }

  private static ArrayNode flat(ArrayNode list) {
    ArrayNode flat = JSON.arrayNode();
    for (JsonNode element : list.values()) {
      if (element.isArray()) {
        flat.addAll(flat((ArrayNode) element));
      } else {
        flat.add(element);
      }
    }
    return flat;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String normal(String text, Normalizer.Form form) {
    return Normalizer.normalize(text, form);
  }

  /** The name of the damaged field. */
  public String field() {
    return place.substring(0, place.indexOf(' '));
  }

  /** A damaged copy of a response, or empty if the response has nothing to damage. */
  public Optional<ObjectNode> damaged(ObjectNode answer) {
    ObjectNode damaged = answer.deepCopy();
    ObjectNode parent = field().equals("passThru") ? damaged : Transactions.lightning(damaged);
    parent.set(field(), change.apply((ObjectNode) parent.path(field())));
    return damaged.equals(answer) ? Optional.empty() : Optional.of(damaged);
  }

  @Override
  public String toString() {
    return place + ": " + words;
  }
}
