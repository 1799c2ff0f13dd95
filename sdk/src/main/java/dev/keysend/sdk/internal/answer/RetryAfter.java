package dev.keysend.sdk.internal.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After} (RFC 9110, section 10.2.3). */
public final class RetryAfter {
  private static final String NAME = "Retry-After";
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private RetryAfter() {}

  /** How long a response asks to wait, from now on; null if it does not ask or cannot be read. */
  public static @Nullable Duration of(Headers headers, Instant now) {
    String value = headers.get(NAME);
    if (value != null && SECONDS.matcher(value).matches()) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    Date date = headers.getDate(NAME);
    if (date == null) {
      return null;
    }
    Duration until = Duration.between(now, date.toInstant());
    return until.isNegative() ? Duration.ZERO : until;
  }
}
