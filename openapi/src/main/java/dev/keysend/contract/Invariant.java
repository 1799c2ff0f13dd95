package dev.keysend.contract;

/**
 * A promise about a response that JSON Schema cannot express.
 *
 * @param id stable name, unique in the contract
 * @param authority the authority that decides its level
 * @param message the promise in one sentence
 * @param rule a CEL expression that is true if the server keeps the promise
 * @param source where the promise comes from
 * @param pointer its JSON pointer in the contract
 */
public record Invariant(
    String id, Authority authority, String message, String rule, String source, String pointer) {
  /** How binding it is. */
  public Level level() {
    return authority.level();
  }
}
