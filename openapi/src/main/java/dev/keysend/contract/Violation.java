package dev.keysend.contract;

import tools.jackson.databind.JsonNode;

/**
 * One way in which a body breaks its schema.
 *
 * @param pointer the place in the body, a JSON pointer; empty for the whole body. A missing or
 *     misnamed property is named by its own pointer, not by its parent's
 * @param keyword the keyword that is broken, such as {@code type} or {@code required}
 * @param schemaPointer the broken constraint's place in the contract, a JSON pointer
 * @param allowed the keyword's value: what would have been right
 * @param message what is wrong, in words; it does not repeat the pointer
 */
public record Violation(
    String pointer, String keyword, String schemaPointer, JsonNode allowed, String message) {
  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the body" : pointer) + ": " + message;
  }
}
