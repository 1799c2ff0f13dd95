package dev.keysend.mock.endpoint.answer;

/**
 * Refusals in the words of the contract's examples, each with advice on how to go on; and all
 * others, in the same shape.
 */
public final class Refusals {
  /** What stands between the example's words and the advice. */
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

  /** More than a wallet holds; the example ends in the balance that it was recorded with. */
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

  /** A refusal of the mock's own. */
  public Answer own(String outcome, int status, String message) {
    return errors.refuse(outcome, status, message);
  }
}
