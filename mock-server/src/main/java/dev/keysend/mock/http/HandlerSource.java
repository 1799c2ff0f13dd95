package dev.keysend.mock.http;

import wiremock.org.eclipse.jetty.server.Handler;

/** Gives the handler that answers what the filters let through, and makes it when it is needed. */
public interface HandlerSource {
  /** Whether it has been made. */
  boolean isMade();

  /** The handler; not started when it is first asked for. */
  Handler handler();
}
