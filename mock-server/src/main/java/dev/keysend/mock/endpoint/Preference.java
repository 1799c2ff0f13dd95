package dev.keysend.mock.endpoint;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request's {@code Prefer} headers (RFC 7240) ask of the mock, in Prism's words.
 *
 * @param code the HTTP status that is asked for, as it was sent; null when none is
 * @param example the name of the example that is asked for; null when none is
 * @param delay how long the answer is to be held back, as it was sent; null when nothing is asked
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
