package dev.keysend.contract;

/**
 * A promise about a response that a JSON Schema cannot say.
 *
 * @param id stable name, unique in the contract
 * @param level how binding it is
 * @param message the promise in one sentence
 * @param rule a CEL expression that is true when the promise is kept
 * @param source where the promise comes from
 * @param pointer where it stands in the contract, a JSON pointer
 */
public record Invariant(
    String id, Level level, String message, String rule, String source, String pointer) {}
