package dev.keysend.conformance.request;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What careless servers damage, by name. All of it is JSON that RFC 8259 allows, and that every
 * reader of JSON can keep: no number needs more than a 64-bit float, and no text a lone surrogate.
 */
final class Hazards {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONG = 300;
  private static final int VERY_LONG = 4200;
  private static final int LEVELS = 8;
  private static final int LIST = 40;

  /** The texts put together. */
  static final String OTHERS = "texts of other kinds";

  private static final String SEPARATOR = "|";

  /**
   * Values that change only if they are alone: because of their type, their ends or their length.
   */
  private static final Set<String> ONLY_ALONE =
      Set.of(
          "leading zeros",
          "a number",
          "a fraction with a zero at its end",
          "an exponent",
          "more digits than 64 bits",
          "hex digits with 0x",
          "upper-case hex digits",
          "a date",
          "true",
          "null",
          "a JSON object",
          "a JSON text",
          "percent-encoding",
          "blanks at both ends",
          "nothing",
          "300 characters");

  private Hazards() {}

  /** Texts of any place. */
  static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    // First, as it has to be where several texts are put together.
    texts.put("a formula", "=1+1");
    texts.put("leading zeros", "0023");
    texts.put("a number", "42");
    texts.put("a fraction with a zero at its end", "1.50");
    texts.put("an exponent", "1e3");
    texts.put("no number", "NaN");
    texts.put("more digits than 64 bits", "123456789012345678901234567890");
    texts.put("hex digits with 0x", "0x1F");
    texts.put("upper-case hex digits", "DEADBEEF");
    texts.put("a date", "2020-07-19");
    texts.put("a time", "2020-07-19T13:32:53.120+02:00");
    texts.put("true", "true");
    texts.put("null", "null");
    texts.put("a JSON object", "{\"a\":1}");
    texts.put("a JSON list", "[1,2]");
    texts.put("a JSON text", "\"quoted\"");
    texts.put("percent-encoding", "100%25 %41%2B+b");
    texts.put("HTML", "<b>&amp;</b> &lt;");
    texts.put("quotes", "\"double\" 'single' `back`");
    texts.put("backslashes", "C:\\new \\u0041 \\\\");
    texts.put("slashes", "//a/./b/../c");
    texts.put("CR LF", "one\r\ntwo\rthree\nfour");
    texts.put("a tab", "a\tb");
    texts.put("control characters", "\u0001\u001b[1m\u007f\u0085");
    texts.put("line separators", "a\u2028b\u2029c");
    texts.put("blanks at both ends", "  text  ");
    texts.put("several blanks", "a   b");
    texts.put("no-break spaces", "\u00a0a\u3000b\u00a0");
    texts.put("nothing", "");
    texts.put("combining characters", "e\u0301 Z\u030c n\u0303");
    texts.put("composed characters", "\u00e9 \u017d \u00f1");
    texts.put("compatibility characters", "\ufb01 \u2460 \uff21 \u2126");
    texts.put(
        "emoji",
        "\ud83d\udc4d\ud83c\udffd \ud83d\udc69\u200d\ud83d\udc67 \ud83c\udde8\ud83c\udded");
    texts.put("characters of four bytes", "\ud835\udd18 \ud800\udf48 \ud841\udf0e");
    texts.put("right-to-left writing", "\u05e9\u05dc\u05d5\u05dd \u202eabc\u202c");
    texts.put("a byte order mark", "\ufefftext");
    texts.put("characters of no width", "a\u200bb\u2060c");
    texts.put("letters of two cases", "MiXeD \u0130\u0131 \u00df \u1e9e");
    texts.put("a template", "{{7*7}} ${x} %s %1$d {0} <%= 1 %>");
    texts.put("SQL", "'; SELECT 1 -- \\");
    texts.put("300 characters", "0123456789".repeat(LONG / 10));
    return texts;
  }

  /**
   * The same texts for a place that takes few values: those that only show alone are alone, and the
   * others are put together.
   */
  static Map<String, String> fewTexts() {
    Map<String, String> few = texts();
    few.keySet().retainAll(ONLY_ALONE);
    few.put(OTHERS, String.join(SEPARATOR, others().values()));
    return few;
  }

  /**
   * Those of the texts put together that came back in another way, by name, if that can be told.
   */
  static List<String> changed(String back) {
    Map<String, String> others = others();
    String[] parts = back.split(Pattern.quote(SEPARATOR), -1);
    List<String> changed = new ArrayList<>();
    if (parts.length == others.size()) {
      int part = 0;
      for (Map.Entry<String, String> other : others.entrySet()) {
        if (!parts[part++].equals(other.getValue())) {
          changed.add(other.getKey());
        }
      }
    }
    return changed;
  }

  private static Map<String, String> others() {
    Map<String, String> others = texts();
    others.keySet().removeAll(ONLY_ALONE);
    return others;
  }

  /** Values that are no texts, of places that take any JSON. */
  static Map<String, JsonNode> values() {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    values.put("zero", JSON.numberNode(0));
    values.put("a negative number", JSON.numberNode(-7));
    values.put("a number beyond 31 bits", JSON.numberNode(2147483648L));
    values.put("a number beyond 32 bits", JSON.numberNode(1595165573123L));
    values.put("the largest safe integer", JSON.numberNode(9007199254740991L));
    values.put("the smallest safe integer", JSON.numberNode(-9007199254740991L));
    values.put("a fraction", JSON.numberNode(new BigDecimal("0.1")));
    values.put("a fraction of 53 bits", JSON.numberNode(new BigDecimal("3.141592653589793")));
    values.put("a large fraction", JSON.numberNode(new BigDecimal("123456789.12345679")));
    values.put("a large exponent", JSON.numberNode(new BigDecimal("1.5E300")));
    values.put("a small exponent", JSON.numberNode(new BigDecimal("2.5E-300")));
    values.put("yes", JSON.booleanNode(true));
    values.put("no", JSON.booleanNode(false));
    values.put("none", JSON.nullNode());
    values.put("a list of 40", list());
    values.put("a list of one", JSON.arrayNode().add("one"));
    values.put("a list out of order", JSON.arrayNode().add(3).add(1).add(2).add(3));
    values.put("lists in lists", listsInLists());
    values.put("a list of all types", listOfAllTypes());
    values.put("a list of objects", listOfObjects());
    values.put("eight levels", levels());
    values.put("integers for names", JSON.objectNode().put("0", "zero").put("1", "one"));
    values.put("other integers for names", JSON.objectNode().put("10", "ten").put("2", "two"));
    values.put("4,200 characters", JSON.stringNode("0123456789".repeat(VERY_LONG / 10)));
    return values;
  }

  /** Names of places that take any name. */
  static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("an integer", "0");
    names.put("a larger integer", "100");
    names.put("leading zeros", "007");
    names.put("a negative integer", "-1");
    names.put("a fraction", "1.5");
    names.put("nothing", "");
    names.put("blanks at both ends", " name ");
    names.put("a dot", "a.b");
    names.put("brackets", "a[b]");
    names.put("empty brackets", "a[]");
    names.put("a dollar", "$set");
    names.put("an at sign", "@type");
    names.put("a prototype", "__proto__");
    names.put("a constructor", "constructor");
    names.put("a length", "length");
    names.put("a class", "class");
    names.put("a hyphen", "hyphened-name");
    names.put("camel case", "camelCaseName");
    names.put("snake case", "snake_case_name");
    names.put("upper case", "NAME");
    names.put("the same in lower case", "name");
    names.put("a quote", "a\"b'c");
    names.put("a backslash", "a\\b");
    names.put("a slash", "a/b~1");
    names.put("percent-encoding", "a%20b+c");
    names.put("HTML", "<i>&amp;");
    names.put("CR LF", "a\r\nb");
    names.put("combining characters", "e\u0301");
    names.put("composed characters", "\u00e9");
    names.put("emoji", "\ud83d\ude80");
    names.put("right-to-left writing", "\u05e9\u05dd");
    names.put("null", "null");
    names.put("300 characters", "n".repeat(LONG));
    return names;
  }

  /** Keys of custom records, in no order. */
  static List<String> recordKeys() {
    return List.of(
        "9223372036854775807", // the largest of 64 bits with a sign
        "65537", // the smallest
        "4294967297", // the smallest that wraps at 32 bits to a key of the protocol's
        "2147483648", // the smallest that needs more than 31 bits
        "9007199254740993", // the smallest that no float holds
        "100000",
        "99999");
  }

  private static ArrayNode list() {
    ArrayNode list = JSON.arrayNode();
    for (int i = 0; i < LIST; i++) {
      list.add(i);
    }
    return list;
  }

  private static ArrayNode listsInLists() {
    ArrayNode list = JSON.arrayNode().add(1);
    list.addArray().add(2).addArray().add(3).add(4);
    list.addArray().add(5);
    return list;
  }

  private static ArrayNode listOfAllTypes() {
    ArrayNode list = JSON.arrayNode().add(1).add("1").add(true).add("true").addNull().add("");
    list.add(new BigDecimal("2.5")).addObject().put("a", 1);
    return list;
  }

  private static ArrayNode listOfObjects() {
    ArrayNode list = JSON.arrayNode();
    list.addObject().put("id", 2).put("name", "two");
    list.addObject().put("id", 1).put("name", "one");
    return list;
  }

  private static ObjectNode levels() {
    ObjectNode top = JSON.objectNode();
    ObjectNode level = top;
    for (int i = 1; i < LEVELS; i++) {
      level.put("number", i);
      level = level.putObject("level");
    }
    level.put("text", "at the bottom");
    return top;
  }
}
