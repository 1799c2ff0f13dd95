package dev.keysend.mock.http.admin;

import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.ErrorAnswers;
import dev.keysend.mock.secret.Masks;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import wiremock.jakarta.servlet.http.HttpServletRequest;

/** Decides who can call the admin API, and masks its responses. */
public final class AdminFilter {
  private final boolean served;
  private final AdminGuard guard;
  private final ErrorAnswers errors;
  private final Masks masks;

  /**
   * Makes the filter.
   *
   * @param served whether there is an admin API
   * @param bindAddress where the mock listens
   * @param allowedHosts host names that it accepts in addition to its own
   * @param errors makes refusals
   * @param masks hides keys
   */
  public AdminFilter(
      boolean served,
      String bindAddress,
      List<String> allowedHosts,
      ErrorAnswers errors,
      Masks masks) {
    this.served = served;
    this.guard = new AdminGuard(bindAddress, allowedHosts);
    this.errors = errors;
    this.masks = masks;
  }

  /** Why the admin API refuses a request; empty if it does not. */
  public Optional<Answer> refusal(HttpServletRequest request) {
    if (!served) {
      return Optional.of(
          errors.refuse("admin-off", 404, "The admin API is turned off (--no-admin)"));
    }
    String refusal =
        guard.refusal(
            request.getHeader("Host"),
            request.getHeader("Sec-Fetch-Site"),
            request.getHeader("Origin"));
    return Optional.ofNullable(refusal)
        .map(message -> errors.refuse("admin-other-origin", 403, message));
  }

  /** Copies a response's JSON without keys. */
  public void mask(InputStream json, OutputStream masked) {
    masks.json(json, masked);
  }
}
