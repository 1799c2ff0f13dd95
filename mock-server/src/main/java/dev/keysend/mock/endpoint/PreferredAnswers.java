package dev.keysend.mock.endpoint;

import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.ErrorAnswers;
import dev.keysend.mock.endpoint.answer.ResponseExamples;
import dev.keysend.mock.endpoint.network.Delay;
import java.util.Optional;

/** Chooses the response that a request asks for in its {@code Prefer} header. */
final class PreferredAnswers {
  private static final String REFUSED = "preference-unknown";
  private static final int BAD_REQUEST = 400;
  private static final int CREATED = 201;

  private final ResponseExamples examples;
  private final ErrorAnswers errors;

  PreferredAnswers(ResponseExamples examples, ErrorAnswers errors) {
    this.examples = examples;
    this.errors = errors;
  }

  /** The requested response; empty if the payment is to be made. */
  Optional<Answer> choose(Preference preference) {
    if (preference.delay() != null) {
      try {
        Delay.parse(preference.delay());
      } catch (IllegalArgumentException e) {
        return Optional.of(errors.refuse(REFUSED, BAD_REQUEST, "Prefer: " + e.getMessage()));
      }
    }
    if (preference.example() != null) {
      Answer example = example(preference);
      // With a code as well, the payment is made, and the response follows the example.
      boolean pays = preference.code() != null && example.status() == CREATED;
      return pays ? Optional.empty() : Optional.of(example);
    }
    if (preference.code() == null) {
      return Optional.empty();
    }
    int status = status(preference.code());
    if (status == CREATED) {
      return Optional.empty();
    }
    if (status < 400) {
      return Optional.of(
          errors.refuse(
              REFUSED,
              BAD_REQUEST,
              "Prefer: code="
                  + preference.code()
                  + " is not a status this operation can have;"
                  + " send 201 or a number from 400 to 599"));
    }
    return Optional.of(
        examples
            .first(status)
            .orElseGet(() -> errors.refuse("preferred-" + status, status, "Asked for by Prefer")));
  }

  private Answer example(Preference preference) {
    Answer answer = examples.byName().get(preference.example());
    if (answer == null) {
      return errors.refuse(
          REFUSED,
          BAD_REQUEST,
          "Prefer: example="
              + preference.example()
              + " is not an example of the contract; send one of "
              + String.join(", ", examples.byName().keySet()));
    }
    if (preference.code() != null && status(preference.code()) != answer.status()) {
      return errors.refuse(
          REFUSED,
          BAD_REQUEST,
          "Prefer: the example "
              + preference.example()
              + " has status "
              + answer.status()
              + "; send that code, or none");
    }
    return answer;
  }

  /** The number, or 0 if it cannot be an HTTP status. */
  private static int status(String code) {
    return code.matches("[1-5][0-9][0-9]") ? Integer.parseInt(code) : 0;
  }
}
