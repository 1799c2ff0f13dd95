package dev.keysend.mock.endpoint;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for in its {@code Prefer} headers (RFC 7240), in Prism's syntax.
 *
 * @param code the requested HTTP status, as sent; null if there is none
 * @param example the name of the requested example; null if there is none
 * @param delay the requested delay, as sent; null if there is none
 */
record Preference(@Nullable String code, @Nullable String example, @Nullable String delay) {
  static final Preference NONE = new Preference(null, null, null);

  static Preference of(Call call) {
    List<String> headers = call.headers("Prefer");
    if (headers.isEmpty()) {
      return NONE;
    }
    String code = null;
    String example = null;
    String delay = null;
    for (String preference : String.join(",", headers).split("[,;]", -1)) {
      int equals = preference.indexOf('=');
      String name = preference.substring(0, Math.max(equals, 0)).trim().toLowerCase(Locale.ROOT);
      String value = preference.substring(equals + 1).trim().replace("\"", "");
      if (name.equals("code") && code == null) {
        code = value;
      } else if (name.equals("example") && example == null) {
        example = value;
      } else if (name.equals("delay") && delay == null) {
        delay = value;
      }
    }
    return new Preference(code, example, delay);
  }

  boolean isNone() {
    return code == null && example == null && delay == null;
  }
}
