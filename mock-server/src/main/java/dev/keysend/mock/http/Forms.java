package dev.keysend.mock.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Form bodies, which WireMock reads in any case. */
public final class Forms {
  private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  private Forms() {}

  /** Whether a {@code Content-Type} says that a body is a form. */
  public static boolean isForm(@Nullable String contentType) {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).contains(MEDIA_TYPE);
  }
}
