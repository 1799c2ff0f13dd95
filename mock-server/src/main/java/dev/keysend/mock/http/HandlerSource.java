package dev.keysend.mock.http;

import wiremock.org.eclipse.jetty.server.Handler;

/** Provides the handler for requests that pass the filters, and creates it when it is needed. */
public interface HandlerSource {
  /** Whether it has been made. */
  boolean isMade();

  /** The handler; not started when it is first asked for. */
  Handler handler();
}
