package dev.keysend.mock.endpoint.answer;

import dev.keysend.contract.Example;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import dev.keysend.contract.Response;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** The mock's own refusals, in the form of the contract's errors. */
public final class ErrorAnswers {
  private static final int BAD_REQUEST = 400;

  private final ObjectNode pattern;
  private final String mediaType;
  private final UnaryOperator<String> masked;

  /**
   * Uses the form of the contract's first error example.
   *
   * @param masked hides keys in messages, which can repeat what a request has
   */
  public ErrorAnswers(Operation operation, UnaryOperator<String> masked) {
    this.masked = masked;
    Response response = operation.response(BAD_REQUEST).orElseThrow();
    Example example =
        response.examples().values().stream()
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("The contract shows no error"));
    this.pattern = (ObjectNode) example.value();
    this.mediaType = response.mediaType();
  }

  /**
   * A refusal.
   *
   * @param outcome why, in a word
   * @param status the HTTP status
   * @param message why, in a sentence for people
   */
  public Answer refuse(String outcome, int status, String message) {
    ObjectNode error = pattern.deepCopy();
    error.put("name", ReasonPhrase.of(status));
    error.put("message", masked.apply(message));
    error.put("status", status);
    return Answer.json(outcome, status, mediaType, Json.write(error));
  }
}
