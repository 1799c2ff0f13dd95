package dev.keysend.mock.endpoint.check;

/**
 * One problem of a request's body.
 *
 * @param pointer where, a JSON pointer; empty for the whole body
 * @param text what is wrong, and what is allowed
 */
public record Problem(String pointer, String text) {
  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the body" : pointer) + ": " + text;
  }
}
