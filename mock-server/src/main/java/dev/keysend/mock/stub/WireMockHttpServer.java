package dev.keysend.mock.stub;

import com.github.tomakehurst.wiremock.common.JettySettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import wiremock.org.eclipse.jetty.io.NetworkTrafficListener;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;

/** WireMock's own server, which does not listen: only its handlers are used, by the front. */
final class WireMockHttpServer extends Jetty11HttpServer {
  private final HttpFront front;

  WireMockHttpServer(
      Options options,
      AdminRequestHandler admin,
      StubRequestHandler stubs,
      ErrorAnswers errors,
      HttpFront front) {
    super(options, admin, stubs);
    this.front = front;
    // WireMock's own error pages show stack traces.
    for (Handler handler : jettyServer.getChildHandlersByClass(ServletContextHandler.class)) {
      ServletContextHandler context = (ServletContextHandler) handler;
      context.setErrorHandler(new ErrorBodies(errors, context.getErrorHandler()));
    }
  }

  Handler handler() {
    return jettyServer.getHandler();
  }

  @Override
  protected ServerConnector createHttpConnector(
      String bindAddress, int port, JettySettings settings, NetworkTrafficListener listener) {
    return new ServerConnector(jettyServer);
  }

  @Override
  public void start() {}

  /** Also called for a shutdown by the admin API. */
  @Override
  public void stop() {
    scheduledExecutorService.shutdownNow();
    front.stop();
  }

  @Override
  public boolean isRunning() {
    return front.isRunning();
  }

  @Override
  public int port() {
    return front.port();
  }
}
