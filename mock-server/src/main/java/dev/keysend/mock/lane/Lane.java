package dev.keysend.mock.lane;

import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.Decision;
import dev.keysend.mock.http.Charsets;
import dev.keysend.mock.http.Cors;
import dev.keysend.mock.http.Forms;
import dev.keysend.mock.http.ReadRequest;
import dev.keysend.mock.http.Targets;
import dev.keysend.mock.wiremock.Engine;
import dev.keysend.mock.wiremock.journal.Exchange;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletInputStream;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpField;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.http.HttpVersion;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;
import wiremock.org.eclipse.jetty.util.URIUtil;

/**
 * Responds to payments before the engine, exactly like the engine, but without WireMock's work for
 * each request. It takes only plain cases: a complete request, a complete response without delay,
 * and nothing in WireMock that could change it. Everything else goes to the engine. Without the
 * lane the mock behaves the same, only slower: {@code -Dkeysend.mock.lane=off}.
 */
public final class Lane extends HandlerWrapper {
  private static final String SWITCH = "keysend.mock.lane";

  /** Larger bodies are rare, and need more care. */
  private static final int MOST_BYTES = 8 * 1024;

  /** A request can name another one, also in capital letters, and WireMock reads it differently. */
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final Engine engine;
  private final String method;
  private final AtomicLong number = new AtomicLong();

  private Lane(Engine engine, Handler rest) {
    this.engine = engine;
    this.method = engine.endpoint().method();
    setHandler(rest);
  }

  /** The handler in front of the engine's: a lane, or nothing if it is turned off. */
  public static UnaryOperator<Handler> before(Engine engine) {
    return "off".equals(System.getProperty(SWITCH))
        ? UnaryOperator.identity()
        : rest -> new Lane(engine, rest);
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    long start = System.nanoTime();
    byte[] body = isPlain(base) ? body(base) : null;
    if (body == null) {
      super.handle(target, base, request, response);
      return;
    }
    Instant at = Instant.now();
    Decision decision = engine.endpoint().decide(new ServletCall(base, body));
    if (decision.isDisturbed()) {
      super.handle(target, base, new ReadRequest(request, body), response);
      return;
    }
    Answer answer = decision.complete();
    int millis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    // Before it is sent, so that whoever has the response finds it in the journal.
    engine.journal().add(exchange(base, body, answer, at, millis));
    send(answer, engine.cors(), base, response);
  }

  private boolean isPlain(Request request) {
    HttpFields headers = request.getHttpFields();
    String url = request.getHttpURI().getPathQuery();
    return request.getHttpVersion() == HttpVersion.HTTP_1_1
        && request.getMethod().equals(method)
        && SCHEMES.contains(request.getScheme())
        && engine.endpoint().path().matches(url)
        && Targets.isPlain(url)
        && !headers.contains(HttpHeader.CONTENT_ENCODING)
        && !headers.contains(HttpHeader.TRANSFER_ENCODING)
        && !headers.contains(HttpHeader.EXPECT)
        && !Forms.isForm(headers.get(HttpHeader.CONTENT_TYPE))
        && engine.isUntouched(url);
  }

  /** The body if it is complete and small; otherwise null, and nothing was read. */
  private static byte @Nullable [] body(Request request) throws IOException {
    long length = request.getContentLengthLong();
    if (length <= 0 || length > MOST_BYTES) {
      return null;
    }
    ServletInputStream input = request.getInputStream();
    return input.available() >= length ? input.readNBytes((int) length) : null;
  }

  private static void send(Answer answer, Cors cors, Request base, HttpServletResponse response)
      throws IOException {
    base.setHandled(true);
    response.setStatus(answer.status());
    // Directly, because the response's own method also looks for a character set.
    HttpFields.Mutable headers = base.getResponse().getHttpFields();
    cors.answer(base.getHeader("Origin")).forEach(headers::put);
    answer.headers().forEach(headers::put);
    headers.put(Answer.OUTCOME_HEADER, answer.outcome());
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }

  private Exchange exchange(
      Request request, byte[] body, Answer answer, Instant at, int processMillis) {
    HttpFields headers = request.getHttpFields().asImmutable();
    String forwarded = headers.get("X-Forwarded-For");
    // Jetty uses its request again for the next one.
    String scheme = request.getScheme();
    String host = request.getServerName();
    int port = request.getServerPort();
    String path = request.getRequestURI();
    return new Exchange(
        new UUID(0, number.incrementAndGet()),
        at,
        forwarded == null || forwarded.isEmpty() ? request.getRemoteAddr() : forwarded,
        request.getMethod(),
        request.getHttpURI().getPathQuery(),
        () -> URIUtil.newURI(scheme, host, port, path, null),
        see -> headers.forEach(field -> see.accept(field.getName(), value(field))),
        body,
        answer,
        processMillis);
  }

  /** As the engine sees it. */
  private static String value(HttpField field) {
    return field.getHeader() == HttpHeader.CONTENT_TYPE
        ? Charsets.readable(field.getValue())
        : field.getValue();
  }
}
