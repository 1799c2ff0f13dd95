package dev.keysend.mock.example;

import tools.jackson.databind.JsonNode;

/**
 * A request and the response that belongs to it.
 *
 * @param name name, unique among the contract's examples and the other files
 * @param summary what it shows, in a few words
 * @param request the request's body
 * @param status the HTTP status of the response
 * @param response the response's body
 */
public record ExamplePair(
    String name, String summary, JsonNode request, int status, JsonNode response) {
  /** The name in short; bodies are long. */
  @Override
  public String toString() {
    return "ExamplePair " + name;
  }
}
