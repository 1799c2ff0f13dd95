package dev.keysend.sdk;

import dev.keysend.sdk.internal.answer.NodeFailure;
import dev.keysend.sdk.internal.json.AnswerError;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Decides whether a response proves that nothing was paid, and if not, says why. */
final class Refusal {
  private static final int FIRST_OF_REDIRECTS = 300;
  private static final int FIRST_OF_REFUSALS = 400;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int PROXY_AUTHENTICATION = 407;
  private static final int FIRST_OF_SERVER_ERRORS = 500;

  /**
   * Statuses that prove nothing, whoever sends them: 407 comes from a proxy; a server that responds
   * with 408 or 499 gave up at an unknown moment; 409 may be about this same payment, if a proxy
   * sent it to two servers.
   */
  private static final Set<Integer> NEVER_PROOF =
      Collections.unmodifiableSet(
          new HashSet<>(Arrays.asList(PROXY_AUTHENTICATION, 408, 409, 499)));

  private Refusal() {}

  /** Whether the payment server itself says that it refused this request. */
  static boolean isProof(int status, @Nullable AnswerError error) {
    return status >= FIRST_OF_REFUSALS
        && status < FIRST_OF_SERVER_ERRORS
        && !NEVER_PROOF.contains(status)
        && error != null
        && isAbout(status, error)
        && !error.isWithPayment()
        && isFinal(error.error().getMessage());
  }

  /**
   * Explains a response that is neither a settled payment nor proof of a refusal. The text follows
   * its status; empty if there is nothing to add.
   *
   * @param location where the response redirects to, or null
   */
  static String doubt(int status, @Nullable AnswerError error, @Nullable HttpUrl location) {
    if (status < FIRST_OF_REDIRECTS) {
      return "; the response to a settled payment has status 201";
    }
    if (status < FIRST_OF_REFUSALS) {
      String to = location == null ? "" : ", to " + location.host();
      return "; that is a redirect" + to + ", which a payment does not follow: check the base URL";
    }
    if (status == PROXY_AUTHENTICATION) {
      return "; a proxy asks for credentials: set them on the client given with httpClient(…)";
    }
    if (status >= FIRST_OF_SERVER_ERRORS) {
      return "; a server can fail after it has paid";
    }
    if (error != null && isAbout(status, error)) {
      return doubtOf(status, error);
    }
    if (status == NOT_FOUND || status == METHOD_NOT_ALLOWED) {
      return "; that is not an error of the payment server: check the base URL";
    }
    return "; that is not an error of the payment server, so a proxy may have sent it instead of"
        + " the server";
  }

  private static String doubtOf(int status, AnswerError error) {
    if (NEVER_PROOF.contains(status)) {
      return "; that does not say what became of the payment";
    }
    if (error.isWithPayment()) {
      return "; the response is both an error and a payment";
    }
    return NodeFailure.isNew(error.error().getMessage())
        ? "; the SDK does not know this reason, so the node may have paid"
        : "; the server lost its node, which may have paid";
  }

  private static boolean isAbout(int status, AnswerError error) {
    return error.isOfThisEndpoint() && error.error().getStatus() == status;
  }

  private static boolean isFinal(String message) {
    return NodeFailure.isFinal(message) || !NodeFailure.isIn(message);
  }
}
