package dev.keysend.contract;

import tools.jackson.databind.JsonNode;

/**
 * One way in which a body breaks its schema.
 *
 * @param pointer the JSON pointer of the place in the body; empty for the whole body. A missing or
 *     misnamed property has its own pointer, not its parent's
 * @param keyword the keyword that is broken, such as {@code type} or {@code required}
 * @param schemaPointer the JSON pointer of the broken constraint in the contract
 * @param allowed the keyword's value: what is allowed
 * @param message what is wrong; does not repeat the pointer
 */
public record Violation(
    String pointer, String keyword, String schemaPointer, JsonNode allowed, String message) {
  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the body" : pointer) + ": " + message;
  }
}
