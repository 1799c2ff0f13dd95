package dev.keysend.sdk;

import dev.keysend.sdk.internal.json.AnswerFormatException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;

/** Says in a message why no response came, and what to check. */
final class FailureWords {
  private FailureWords() {}

  /**
   * Describes a failure.
   *
   * @param shown makes a text from outside fit for a message
   */
  static String of(Throwable failure, UnaryOperator<String> shown) {
    String message = failure.getMessage();
    String type = failure.getClass().getSimpleName();
    if (message == null) {
      return type;
    }
    return failure instanceof AnswerFormatException
        ? shown.apply(message)
        : type + ": " + shown.apply(message) + wayOut(failure, message);
  }

  private static String wayOut(Throwable failure, String message) {
    if (failure instanceof SocketTimeoutException
        && message.toLowerCase(Locale.ROOT).contains("connect")) {
      return "; check the base URL and the network, or set a longer connectTimeout";
    }
    if (!(failure instanceof SSLException)) {
      return "";
    }
    if (message.contains("unrecognized SSL message")) {
      return "; the server does not speak TLS there: is its base URL http instead of https?";
    }
    return isUntrusted(failure)
        ? "; if the server's certificate authority is private, see \"A private certificate"
            + " authority\" in docs/SDK-IN-PRODUCTION.md"
        : "";
  }

  private static boolean isUntrusted(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < 8; i++) {
      if (cause instanceof CertPathBuilderException
          || String.valueOf(cause.getMessage()).contains("Trust anchor")) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
