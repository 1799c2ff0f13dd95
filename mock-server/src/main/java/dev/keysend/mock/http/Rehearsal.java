package dev.keysend.mock.http;

import java.io.IOException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.LocalConnector;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.handler.AbstractHandler;

/**
 * Lets Jetty serve a request that no client has sent and no port receives. The first client then
 * does not wait until Java has set up the classes of a request.
 */
public final class Rehearsal {
  private static final String REQUEST =
      """
      POST / HTTP/1.1\r
      Host: localhost\r
      Content-Type: application/json\r
      Content-Length: 2\r
      Connection: close\r
      \r
      {}""";

  private Rehearsal() {}

  /** Serves the request. If it fails, the first client waits a little longer. */
  public static void run() {
    try {
      response();
    } catch (Exception e) {
      System.getLogger(Rehearsal.class.getName())
          .log(System.Logger.Level.DEBUG, "A request could not be rehearsed", e);
    }
  }

  static String response() throws Exception {
    Server server = new Server();
    LocalConnector connector =
        new LocalConnector(
            server, new HttpConnectionFactory(HttpFront.configuration(Limits.DEFAULT)));
    server.addConnector(connector);
    server.setHandler(new Echo());
    server.start();
    try {
      return connector.getResponse(REQUEST);
    } finally {
      server.stop();
    }
  }

  private static final class Echo extends AbstractHandler {
    @Override
    public void handle(
        String target, Request base, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      base.setHandled(true);
      response.setContentType("application/json");
      response.getOutputStream().write(request.getInputStream().readAllBytes());
    }
  }
}
