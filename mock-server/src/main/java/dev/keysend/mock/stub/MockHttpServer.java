package dev.keysend.mock.stub;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;

/** WireMock's own server with the keysend handler in front. */
public final class MockHttpServer extends Jetty11HttpServer {
  /** Builds the server; WireMock starts and stops it. */
  public MockHttpServer(
      Options options,
      AdminRequestHandler admin,
      StubRequestHandler stubs,
      KeysendEndpoint endpoint) {
    super(options, admin, stubs);
    FrontHandler front = new FrontHandler(endpoint);
    front.setHandler(jettyServer.getHandler());
    jettyServer.setHandler(front);
  }
}
