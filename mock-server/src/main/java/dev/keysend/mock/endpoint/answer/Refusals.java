package dev.keysend.mock.endpoint.answer;

/**
 * Refusals with the messages of the contract's examples, each with advice, and all other refusals
 * in the same form.
 */
public final class Refusals {
  /** The text between the example's message and the advice. */
  public static final String ADVICE = " Mock: ";

  private final ErrorAnswers errors;
  private final ResponseExamples examples;

  /** Takes the words from examples. */
  public Refusals(ErrorAnswers errors, ResponseExamples examples) {
    this.errors = errors;
    this.examples = examples;
  }

  /** A refusal that the contract has an example of. */
  public Answer of(String example, String advice) {
    return of(example, examples.message(example), advice);
  }

  /**
   * Refuses more than the wallet holds. The example ends with the balance at the time of its
   * recording.
   */
  public Answer shortfall(long balance, long satoshis) {
    String example = "wallet-insufficient-funds";
    return of(
        example,
        examples.message(example).replaceFirst("-?\\d+$", "" + balance),
        "the wallet holds " + balance + " satoshis, but /num_satoshis is " + satoshis);
  }

  private Answer of(String example, String words, String advice) {
    int status = examples.byName().get(example).status();
    return errors.refuse(example, status, words + ADVICE + advice + ".");
  }

  /** One of the mock's own refusals. */
  public Answer own(String outcome, int status, String message) {
    return errors.refuse(outcome, status, message);
  }
}
