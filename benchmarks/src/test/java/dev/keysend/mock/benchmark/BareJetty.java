package dev.keysend.mock.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.server.handler.AbstractHandler;

/** A server that reads the request, always writes the same response, and does nothing else. */
final class BareJetty {
  private BareJetty() {}

  /** Starts the server. The arguments are the port and the file with the body of the response. */
  public static void main(String... arguments) throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of(arguments[1]));
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(arguments[0]));
    server.addConnector(connector);
    server.setHandler(
        new AbstractHandler() {
          @Override
          public void handle(
              String target, Request base, HttpServletRequest request, HttpServletResponse response)
              throws IOException {
            request.getInputStream().readAllBytes();
            base.setHandled(true);
            response.setStatus(201);
            response.setContentType("application/json");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
          }
        });
    server.start();
  }
}
