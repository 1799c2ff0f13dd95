package dev.keysend.sdk.internal.secret;

import dev.keysend.sdk.internal.text.ForeignText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a failure whose text contains a secret, or characters that must not get into a log. It
 * prints like the failure, with causes and suppressed exceptions, but without these.
 */
final class MaskedCause extends Exception {
  private static final long serialVersionUID = 1L;

  private static final Pattern LAYOUT = Pattern.compile("[\\r\\n\\t]");

  private MaskedCause(String words, @Nullable Throwable cause) {
    super(words, cause);
  }

  private static final Pattern LONG_LINE = Pattern.compile("[^\\n]{2048}");

  /** Returns the failure itself if its text is harmless, or else one that prints masked. */
  static Throwable of(Throwable failure, UnaryOperator<String> mask) {
    String printed;
    try {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      printed = trace.toString();
    } catch (RuntimeException e) {
      // If it cannot be printed here, nothing else may print it.
      return new MaskedCause(failure.getClass().getName(), null);
    }
    boolean harmless =
        !LONG_LINE.matcher(printed).find()
            && mask.apply(printed).equals(printed)
            && !ForeignText.hasHidden(LAYOUT.matcher(printed).replaceAll(""));
    return harmless
        ? failure
        : masked(failure, mask, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static Throwable masked(
      Throwable failure, UnaryOperator<String> mask, Set<Throwable> seen) {
    Throwable cause = failure.getCause();
    seen.add(failure);
    Throwable maskedCause =
        cause == null || seen.contains(cause) ? null : masked(cause, mask, seen);
    MaskedCause masked =
        new MaskedCause(ForeignText.shown(mask.apply(String.valueOf(failure))), maskedCause);
    masked.setStackTrace(failure.getStackTrace());
    for (Throwable suppressed : failure.getSuppressed()) {
      if (!seen.contains(suppressed)) {
        masked.addSuppressed(masked(suppressed, mask, seen));
      }
    }
    return masked;
  }

  /** The text of the original failure, which begins with its type. */
  @Override
  @SuppressWarnings("OverrideThrowableToString") // Its own type says nothing.
  public String toString() {
    return String.valueOf(getMessage());
  }
}
