package dev.keysend.mock.stub;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import wiremock.jakarta.servlet.ReadListener;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletInputStream;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Stands before WireMock and answers the keysend path itself, which is what makes it fast. It
 * leaves to WireMock what WireMock does: other paths, other stubs, and faults.
 */
public final class FrontHandler extends HandlerWrapper {
  private final KeysendEndpoint endpoint;

  /** Makes a handler for one endpoint. */
  public FrontHandler(KeysendEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (!endpoint.path().matches(request.getRequestURI())) {
      super.handle(target, base, request, response);
      return;
    }
    if (request.getMethod().equals("OPTIONS")) {
      base.setHandled(true);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      Cors.PREFLIGHT.forEach(response::setHeader);
      return;
    }
    byte[] body = request.getInputStream().readAllBytes();
    Decision decision = endpoint.decide(new ServletCall(request, body));
    if (decision.isDisturbed()) {
      super.handle(target, base, new ReadRequest(request, body), response);
      return;
    }
    base.setHandled(true);
    send(decision.complete(), response);
  }

  private static void send(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    Cors.ANSWER.forEach(response::setHeader);
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      response.setHeader(header.getKey(), header.getValue());
    }
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }

  /** A request whose body can be read once more. */
  private static final class ReadRequest extends HttpServletRequestWrapper {
    private final byte[] body;

    ReadRequest(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      ByteArrayInputStream bytes = new ByteArrayInputStream(body);
      return new ServletInputStream() {
        @Override
        public int read() {
          return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
          return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
          return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new UnsupportedOperationException("The body has been read");
        }
      };
    }
  }
}
