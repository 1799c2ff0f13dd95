package dev.keysend.mock.stub;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.AbstractHandlerContainer;

/**
 * Stands before WireMock and answers the keysend path itself, which is what makes it fast. It
 * leaves to WireMock what WireMock does: its admin API, other stubs, and faults.
 */
final class FrontHandler extends AbstractHandlerContainer {
  private static final String ADMIN = "/__admin";

  /** Marks that stand in a URI anywhere. */
  private static final String PLAIN_MARKS = "/_-.~";

  private final KeysendEndpoint endpoint;
  private final ErrorAnswers errors;
  private final Journal journal;
  private final LazyWireMock wireMock;
  private final boolean hasAdmin;
  private final AdminGuard guard;
  private final BodyReader bodies;
  private final Pages pages;
  private final AtomicLong number = new AtomicLong();

  FrontHandler(EngineSettings settings, Engine engine) {
    this.endpoint = engine.endpoint();
    this.errors = engine.errors();
    this.journal = engine.journal();
    this.wireMock = engine.lazyWireMock();
    this.hasAdmin = settings.admin();
    this.guard = new AdminGuard(settings.bindAddress());
    Limits limits = settings.limits();
    this.bodies = new BodyReader(limits.bodyBytes(), limits.bodyPatience().toMillis());
    this.pages = new Pages(settings.contract(), settings.mode(), settings.keys());
  }

  @Override
  public Handler[] getHandlers() {
    return wireMock.isMade() ? new Handler[] {wireMock.handler()} : new Handler[0];
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
      // This Jetty takes a chunk's end where others see none (CVE-2026-2332, CVE-2026-19203): what
      // a proxy passed on as the rest of the body must not be read as the next request.
      response.setHeader("Connection", "close");
    }
    String path = request.getRequestURI();
    boolean keysend = endpoint.path().matches(path);
    if (keysend && request.getMethod().equals("OPTIONS")) {
      base.setHandled(true);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      Cors.preflight(request.getHeader("Access-Control-Request-Headers"), response);
      return;
    }
    if (request.getHeader("Content-Encoding") != null) {
      answer(
          refuse(
              "content-encoding-unsupported",
              HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
              "The header Content-Encoding is not taken; send the body as it is"),
          base,
          response);
      return;
    }
    if (!isUri(base.getHttpURI().getPathQuery())) {
      answer(
          refuse(
              "target-malformed",
              HttpServletResponse.SC_BAD_REQUEST,
              "The request's target is no URI (RFC 3986); encode other characters with %"),
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
        answer(refuseBody(read.refusal()), base, response);
      }
      return;
    }
    if (keysend) {
      handleKeysend(target, base, request, response, body);
    } else if (isAdmin(path) || isAdmin(target)) {
      handleAdmin(target, base, new ReadRequest(request, body), response);
    } else if (!sentPage(path, base, request, response)) {
      handOn(target, base, request, response, body);
    }
  }

  /** Also of the path as Jetty has decoded it, which is how WireMock's part finds its own. */
  private static boolean isAdmin(String path) {
    return path.equals(ADMIN) || path.startsWith(ADMIN + "/");
  }

  private void handleKeysend(
      String target,
      Request base,
      HttpServletRequest request,
      HttpServletResponse response,
      byte[] body)
      throws IOException, ServletException {
    if (wireMock.hasStubs()) {
      handOn(target, base, request, response, body);
      return;
    }
    ServletCall call = new ServletCall(base, body);
    Decision decision = endpoint.decide(call);
    if (decision.isDisturbed()) {
      handOn(target, base, request, response, body);
      return;
    }
    Answer answer = decision.complete();
    journal.add(call.exchange(number.incrementAndGet(), answer));
    answer(answer, base, response);
  }

  /** Lets WireMock answer. */
  private void handOn(
      String target,
      Request base,
      HttpServletRequest request,
      HttpServletResponse response,
      byte[] body)
      throws IOException, ServletException {
    Cors.ANSWER.forEach(response::setHeader);
    wireMock().handle(target, base, new ReadRequest(request, body), new CorsResponse(response));
  }

  /** WireMock's handler, which becomes a part of this server when it is first needed. */
  private Handler wireMock() {
    Handler handler = wireMock.handler();
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
    if (!hasAdmin) {
      answer(
          refuse("admin-off", 404, "The admin API is switched off (--no-admin)"), base, response);
      return;
    }
    String refusal =
        guard.refusal(
            request.getHeader("Host"),
            request.getHeader("Sec-Fetch-Site"),
            request.getHeader("Origin"));
    if (refusal != null) {
      answer(refuse("admin-other-origin", 403, refusal), base, response);
      return;
    }
    wireMock().handle(target, base, request, response);
  }

  private boolean sentPage(
      String path, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return false;
    }
    if (path.equals(Pages.DOCS + "/")) {
      // What the page refers to stands beside it, so it has one address only.
      base.setHandled(true);
      response.setStatus(HttpStatus.PERMANENT_REDIRECT_308);
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
    Cors.ANSWER.forEach(response::setHeader);
    response.setContentType(page.get().mediaType());
    response.setContentLength(page.get().bytes().length);
    response.getOutputStream().write(page.get().bytes());
    return true;
  }

  /** Jetty takes targets that no URI can be; WireMock and its journal do not. */
  private static boolean isUri(String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || PLAIN_MARKS.indexOf(c) >= 0;
      if (!plain) {
        return parses(target);
      }
    }
    return true;
  }

  private static boolean parses(String target) {
    try {
      return new URI(target).getRawPath() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private Answer refuseBody(int status) {
    return switch (status) {
      case 413 ->
          refuse(
              "body-too-large",
              status,
              "The body is too large; the most is " + bodies.limit() + " bytes");
      case 408 -> refuse("body-too-slow", status, "The body took too long to arrive");
      default -> refuse("body-broken", status, "The body could not be read");
    };
  }

  private Answer refuse(String outcome, int status, String message) {
    return errors.refuse(outcome, status, message);
  }

  /** Answers in WireMock's place. */
  private static void answer(Answer answer, Request base, HttpServletResponse response)
      throws IOException {
    base.setHandled(true);
    response.setStatus(answer.status());
    Cors.ANSWER.forEach(response::setHeader);
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      response.setHeader(header.getKey(), header.getValue());
    }
    response.setHeader(Answer.OUTCOME_HEADER, answer.outcome());
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }
}
