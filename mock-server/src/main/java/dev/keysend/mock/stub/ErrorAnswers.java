package dev.keysend.mock.stub;

import dev.keysend.contract.Example;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import dev.keysend.contract.Response;
import java.util.NoSuchElementException;
import tools.jackson.databind.node.ObjectNode;
import wiremock.org.eclipse.jetty.http.HttpStatus;

/** Refusals of the mock's own, in the shape of the contract's errors. */
public final class ErrorAnswers {
  private final ObjectNode pattern;
  private final String mediaType;

  /** Takes the shape from the first error example of the contract. */
  public ErrorAnswers(Operation operation) {
    Response response = operation.response(HttpStatus.BAD_REQUEST_400).orElseThrow();
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
    error.put("name", HttpStatus.getMessage(status));
    error.put("message", message);
    error.put("status", status);
    return Answer.json(outcome, status, mediaType, Json.write(error));
  }
}
