package dev.keysend.mock.benchmark;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.server.handler.AbstractHandler;

/** A server that writes the recorded answer and does nothing else; a process of its own. */
final class PeerServer {
  private PeerServer() {}

  /** Takes {@code jetty} or {@code wiremock}; prints a line that ends in the base URL. */
  public static void main(String... arguments) throws Exception {
    Operation operation = Contract.load().operation();
    String answer =
        Json.write(operation.responses().get("201").examples().values().iterator().next().value());
    int port = arguments[0].equals("jetty") ? jetty(answer) : wireMock(answer);
    System.out.println("ready at http://127.0.0.1:" + port);
  }

  /** The limit: a bare handler that reads the request and writes the same bytes. */
  private static int jetty(String answer) throws Exception {
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
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
    return connector.getLocalPort();
  }

  private static int wireMock(String answer) {
    WireMockServer server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .disableRequestJournal()
                .usingFilesUnderClasspath("dev/keysend/mock/none"));
    server.start();
    server.stubFor(
        any(urlPathMatching("/v1/wallet/[^/]+/keysend"))
            .willReturn(
                aResponse()
                    .withStatus(201)
                    .withHeader("Content-Type", "application/json")
                    .withBody(answer)));
    return server.port();
  }
}
