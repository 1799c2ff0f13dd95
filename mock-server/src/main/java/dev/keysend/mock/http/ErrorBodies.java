package dev.keysend.mock.http;

import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.ErrorAnswers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.RequestDispatcher;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.BadMessageException;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;

/** Errors that the HTTP server itself finds, in the contract's form and without internals. */
public final class ErrorBodies extends ErrorHandler {
  /** The outcome of a request that matches no operation. */
  public static final String NOT_FOUND = "operation-unknown";

  /** A malformed request has no origin. */
  private static final Cors EVERYBODY = new Cors(List.of());

  /** A TLS handshake begins with this byte, with which no method begins. */
  private static final String HANDSHAKE = "0x16";

  private static final int UPGRADE_REQUIRED = 426;

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
      response.setHeader(Answer.OUTCOME_HEADER, NOT_FOUND);
      notFound.handle(target, base, request, response);
      return;
    }
    base.setHandled(true);
    Answer answer = answer(response.getStatus(), reason(response.getStatus(), request));
    for (Map.Entry<String, String> header : answer.allHeaders()) {
      response.setHeader(header.getKey(), header.getValue());
    }
    EVERYBODY.answer(request, response);
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }

  @Override
  public ByteBuffer badMessageError(
      int status, @Nullable String reason, HttpFields.Mutable headers) {
    Answer answer = answer(status, reason);
    for (Map.Entry<String, String> header : answer.allHeaders()) {
      headers.put(header.getKey(), header.getValue());
    }
    EVERYBODY.answer(null).forEach(headers::put);
    return ByteBuffer.wrap(answer.body());
  }

  private Answer answer(int status, @Nullable String reason) {
    return errors.refuse("http-error", status, message(status, reason));
  }

  /** Other errors may contain an exception's message, which clients must not see. */
  private static @Nullable String reason(int status, HttpServletRequest request) {
    return status == HeadLimit.TOO_LARGE
            && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)
                instanceof BadMessageException e
        ? e.getReason()
        : null;
  }

  private static String message(int status, @Nullable String reason) {
    if (status == HeadLimit.TOO_LARGE && (reason == null || !reason.contains(" bytes"))) {
      return HeadLimit.message(Limits.DEFAULT.headerBytes());
    }
    if (reason != null && reason.contains(HANDSHAKE)) {
      return "This port speaks plain HTTP, and a TLS handshake came; use http:// here, or the port of"
          + " --https-port";
    }
    return switch (status) {
      case HttpServletResponse.SC_BAD_REQUEST ->
          "The request is not valid HTTP/1.1" + detail(reason);
      case HttpServletResponse.SC_EXPECTATION_FAILED ->
          "The header Expect must be 100-continue, or be left out";
      case UPGRADE_REQUIRED, HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED ->
          "The mock speaks only HTTP/1.1; turn off HTTP/2 in your client";
      default -> reason == null || reason.isBlank() ? "The request cannot be served" : reason;
    };
  }

  /** Jetty says only what the status says where it cannot decode the target. */
  private static String detail(@Nullable String reason) {
    return reason == null || reason.isBlank() || reason.equals("Bad Request")
        ? "; check its target and its headers"
        : ": " + reason;
  }
}
