package dev.keysend.mock.http;

import dev.keysend.mock.endpoint.FormText;
import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.ErrorAnswers;
import dev.keysend.mock.http.admin.AdminFilter;
import dev.keysend.mock.page.Pages;
import dev.keysend.mock.secret.KeysendPath;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.AbstractHandlerContainer;

/**
 * Handles every request before the engine: preflights, limits, the admin guard, the pages. It never
 * responds to a payment.
 */
public final class FrontHandler extends AbstractHandlerContainer {
  private static final String ADMIN = "/__admin";

  private final KeysendPath path;
  private final ErrorAnswers errors;
  private final Cors cors;
  private final AdminFilter admin;
  private final BodyReader bodies;
  private final Pages pages;
  private final HandlerSource engine;

  /**
   * Creates the handler in front of an engine.
   *
   * @param path the path of payments
   * @param errors makes refusals
   * @param cors allows pages of other origins
   * @param admin what happens at the admin API
   * @param limits the limits for clients
   * @param pages the pages for browsers
   * @param engine handles all other requests
   */
  public FrontHandler(
      KeysendPath path,
      ErrorAnswers errors,
      Cors cors,
      AdminFilter admin,
      Limits limits,
      Pages pages,
      HandlerSource engine) {
    this.path = path;
    this.errors = errors;
    this.cors = cors;
    this.admin = admin;
    this.bodies = new BodyReader(limits.bodyBytes(), limits.bodyPatience().toMillis());
    this.pages = pages;
    this.engine = engine;
  }

  @Override
  public Handler[] getHandlers() {
    return engine.isMade() ? new Handler[] {engine.handler()} : new Handler[0];
  }

  /** WireMock finds one of its handlers from another one by way of the server. */
  @Override
  protected void expandChildren(List<Handler> found, Class<?> kind) {
    for (Handler handler : getHandlers()) {
      expandHandler(handler, found, kind);
    }
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (request.getHeader("Transfer-Encoding") != null) {
      // This Jetty sees the end of a chunk where others do not (CVE-2026-2332, CVE-2026-19203):
      // what a proxy passed on as the rest of the body must not be read as the next request.
      response.setHeader("Connection", "close");
    }
    String uri = request.getRequestURI();
    if (answeredMethod(target, base, request, response)) {
      return;
    }
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.trim().equalsIgnoreCase("identity")) {
      refuse(
          "content-encoding-unsupported",
          HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
          "The mock does not support Content-Encoding; send the body without it",
          base,
          response);
      return;
    }
    if (!Targets.isUri(base.getHttpURI().getPathQuery())) {
      refuse(
          "target-malformed",
          HttpServletResponse.SC_BAD_REQUEST,
          "The request's target is not a URI (RFC 3986); percent-encode other characters",
          base,
          response);
      return;
    }
    BodyReader.Result read = bodies.read(request);
    byte[] body = read.body();
    if (body == null) {
      base.setHandled(true);
      if (read.refusal() != 0) {
        response.setHeader("Connection", "close");
        refuseBody(read.refusal(), base, response);
      }
      return;
    }
    if (Forms.isForm(request.getContentType()) && !FormText.isEncoded(body)) {
      // WireMock reads every form, and would fail on this one.
      refuse(
          "request-malformed",
          HttpServletResponse.SC_BAD_REQUEST,
          FormText.PROBLEM,
          base,
          response);
      return;
    }
    // If the body took time, this is not the first dispatch, which WireMock's filters expect.
    base.setDispatcherType(DispatcherType.REQUEST);
    ReadRequest again = new ReadRequest(request, body);
    // Also checks the path as decoded by Jetty, which WireMock's part uses.
    if (isAdmin(uri) || isAdmin(target)) {
      handleAdmin(target, base, again, response);
    } else if (!sentPage(uri, base, request, response)) {
      cors.answer(request, response);
      SilentResponse silent = new SilentResponse(response);
      engine().handle(target, base, again, silent);
      silent.hold(base);
    }
  }

  /** Whether the method alone decides the response. */
  private boolean answeredMethod(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String uri = String.valueOf(request.getRequestURI());
    String method = request.getMethod();
    if (method.equals("CONNECT")) {
      response.setHeader("Connection", "close");
      refuse(
          "method-not-allowed",
          HttpServletResponse.SC_METHOD_NOT_ALLOWED,
          "This is not a proxy; it does not support CONNECT",
          base,
          response);
      return true;
    }
    if (!method.equals(method.toUpperCase(Locale.ROOT))) {
      // WireMock would take them for the others.
      answer(
          errors
              .refuse(
                  "method-not-allowed",
                  HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                  "Methods have capital letters, such as POST")
              .with("Allow", "POST, OPTIONS"),
          base,
          response);
      return true;
    }
    boolean everything = method.equals("OPTIONS") && (uri.equals("*") || target.equals("*"));
    boolean outside = !isAdmin(uri) && !isAdmin(target) && Cors.isPreflight(request);
    boolean preflight = outside || (path.matches(uri) && method.equals("OPTIONS"));
    if (!everything && !preflight) {
      return false;
    }
    base.setHandled(true);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader(Answer.OUTCOME_HEADER, everything ? "options" : "preflight");
    if (everything) {
      response.setHeader("Allow", "GET, HEAD, POST, OPTIONS");
    } else {
      cors.preflight(request, response);
    }
    return true;
  }

  private static boolean isAdmin(String path) {
    return path.equals(ADMIN) || path.startsWith(ADMIN + "/");
  }

  /** The engine's handler, which is added to this server when it is first needed. */
  private Handler engine() {
    Handler handler = engine.handler();
    if (!handler.isStarted()) {
      join(handler);
    }
    return handler;
  }

  private synchronized void join(Handler handler) {
    if (!handler.isStarted()) {
      handler.setServer(getServer());
      addManaged(handler);
    }
  }

  private void handleAdmin(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Optional<Answer> refusal = admin.refusal(request);
    if (refusal.isPresent()) {
      answer(refusal.get(), base, response);
      return;
    }
    if (target.startsWith(ADMIN + "/mappings") || target.startsWith(ADMIN + "/recordings")) {
      // A stub's own response does not come from a request, and would not work with masks in it.
      engine().handle(target, base, request, response);
      return;
    }
    MaskedResponse masked = new MaskedResponse(response, admin::mask);
    engine().handle(target, base, request, masked);
    masked.send();
  }

  private boolean sentPage(
      String path, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return false;
    }
    if (path.equals(Pages.DOCS + "/")) {
      // The page's links are relative, so it has only one address.
      base.setHandled(true);
      response.setStatus(308);
      response.setHeader("Location", ".." + Pages.DOCS);
      return true;
    }
    Optional<Pages.Page> page =
        pages.page(
            path, request.getScheme(), Objects.requireNonNullElse(request.getHeader("Host"), ""));
    if (page.isEmpty()) {
      return false;
    }
    base.setHandled(true);
    Pages.HEADERS.forEach(response::setHeader);
    cors.answer(request, response);
    response.setContentType(page.get().mediaType());
    response.setContentLength(page.get().bytes().length);
    response.getOutputStream().write(page.get().bytes());
    return true;
  }

  private void refuseBody(int status, Request base, HttpServletResponse response)
      throws IOException {
    switch (status) {
      case 413 ->
          refuse(
              "body-too-large",
              status,
              "The body is too large; the limit is " + bodies.limit() + " bytes",
              base,
              response);
      case 408 ->
          refuse("body-too-slow", status, "The body took too long to arrive", base, response);
      default -> refuse("body-broken", status, "The body could not be read", base, response);
    }
  }

  private void refuse(
      String outcome, int status, String message, Request base, HttpServletResponse response)
      throws IOException {
    answer(errors.refuse(outcome, status, message), base, response);
  }

  private void answer(Answer answer, Request base, HttpServletResponse response)
      throws IOException {
    base.setHandled(true);
    response.setStatus(answer.status());
    cors.answer(base, response);
    for (Map.Entry<String, String> header : answer.allHeaders()) {
      response.setHeader(header.getKey(), header.getValue());
    }
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }
}
