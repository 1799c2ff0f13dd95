package dev.keysend.mock.stub;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;

/** Errors that the HTTP server itself finds, in the contract's shape and without its insides. */
final class ErrorBodies extends ErrorHandler {
  private final ErrorAnswers errors;

  ErrorBodies(ErrorAnswers errors) {
    this.errors = errors;
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    base.setHandled(true);
    Answer answer = answer(response.getStatus(), null);
    answer.headers().forEach(response::setHeader);
    Cors.ANSWER.forEach(response::setHeader);
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }

  @Override
  public ByteBuffer badMessageError(
      int status, @Nullable String reason, HttpFields.Mutable headers) {
    Answer answer = answer(status, reason);
    answer.headers().forEach(headers::put);
    Cors.ANSWER.forEach(headers::put);
    return ByteBuffer.wrap(answer.body());
  }

  private Answer answer(int status, @Nullable String reason) {
    return errors.refuse(
        "http-error",
        status,
        reason == null || reason.isBlank() ? "The request cannot be served" : reason);
  }
}
