package dev.keysend.mock.endpoint.check;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Finds texts that cannot come back unchanged. */
final class Texts {
  private Texts() {}

  /**
   * Adds a problem for every text below a place that has half a surrogate pair. The parser refuses
   * names that have one.
   */
  static void check(String pointer, JsonNode value, List<Problem> problems) {
    // Nearly all have none, so the places are not needed.
    if (hasTorn(value)) {
      find(pointer, value, problems);
    }
  }

  private static boolean hasTorn(JsonNode value) {
    if (value.isString()) {
      return isTorn(value.asString());
    }
    for (JsonNode inner : value) {
      if (hasTorn(inner)) {
        return true;
      }
    }
    return false;
  }

  private static void find(String pointer, JsonNode value, List<Problem> problems) {
    if (value.isString() && isTorn(value.asString())) {
      problems.add(new Problem(pointer, "has half a surrogate pair, which UTF-8 cannot encode"));
    }
    int index = 0;
    for (JsonNode item : value.isArray() ? value : List.<JsonNode>of()) {
      find(pointer + "/" + index++, item, problems);
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String inner = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
      find(inner, field.getValue(), problems);
    }
  }

  private static boolean isTorn(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return true;
      }
    }
    return false;
  }
}
