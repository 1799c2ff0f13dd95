package dev.keysend.contract;

/**
 * A promise about a response that a JSON Schema cannot say.
 *
 * @param id stable name, unique in the contract
 * @param authority what its level stands on
 * @param message the promise in one sentence
 * @param rule a CEL expression that is true when the promise is kept
 * @param source where the promise comes from
 * @param pointer where it stands in the contract, a JSON pointer
 */
public record Invariant(
    String id, Authority authority, String message, String rule, String source, String pointer) {
  /** How binding it is. */
  public Level level() {
    return authority.level();
  }
}
