package dev.keysend.mock.stub;

import com.github.tomakehurst.wiremock.common.JettySettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import dev.keysend.contract.Contract;
import wiremock.org.eclipse.jetty.http.UriCompliance;
import wiremock.org.eclipse.jetty.io.NetworkTrafficListener;
import wiremock.org.eclipse.jetty.server.ConnectionLimit;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/** WireMock's own server with the keysend handler in front. */
final class MockHttpServer extends Jetty11HttpServer {
  MockHttpServer(
      Options options,
      AdminRequestHandler admin,
      StubRequestHandler stubs,
      Contract contract,
      MockParts parts) {
    super(options, admin, stubs);
    // WireMock's own error pages show stack traces.
    for (Handler handler : jettyServer.getChildHandlersByClass(ServletContextHandler.class)) {
      ServletContextHandler context = (ServletContextHandler) handler;
      context.setErrorHandler(new ErrorBodies(parts.errors(), context.getErrorHandler()));
    }
    FrontHandler front = new FrontHandler(contract, parts);
    front.setHandler(jettyServer.getHandler());
    jettyServer.setHandler(front);
    jettyServer.setErrorHandler(new ErrorBodies(parts.errors(), null));
    jettyServer.addBean(new ConnectionLimit(parts.limits().connections(), httpConnector));
  }

  /** WireMock's connector looks at every byte for listeners that nobody here has. */
  @Override
  protected ServerConnector createHttpConnector(
      String bindAddress, int port, JettySettings settings, NetworkTrafficListener listener) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendDateHeader(false);
    configuration.setSendServerVersion(false);
    // As WireMock has it, so that stubs can be of any path.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    settings.getRequestHeaderSize().ifPresent(configuration::setRequestHeaderSize);
    ServerConnector connector =
        new ServerConnector(jettyServer, new HttpConnectionFactory(configuration));
    connector.setHost(bindAddress);
    connector.setPort(port);
    return connector;
  }
}
