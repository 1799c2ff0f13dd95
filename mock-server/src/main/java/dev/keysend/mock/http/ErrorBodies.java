package dev.keysend.mock.http;

import dev.keysend.mock.endpoint.Answer;
import dev.keysend.mock.endpoint.ErrorAnswers;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;

/** Errors that the HTTP server itself finds, in the contract's shape and without its insides. */
public final class ErrorBodies extends ErrorHandler {
  private final ErrorAnswers errors;
  private final @Nullable ErrorHandler notFound;

  /** Handles all errors but those with status 404, if there is a handler for them. */
  public ErrorBodies(ErrorAnswers errors, @Nullable ErrorHandler notFound) {
    this.errors = errors;
    this.notFound = notFound;
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (notFound != null && response.getStatus() == HttpServletResponse.SC_NOT_FOUND) {
      notFound.handle(target, base, request, response);
      return;
    }
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
