package dev.keysend.mock.http;

import java.time.Duration;

/**
 * Limits for clients.
 *
 * @param bodyBytes the largest body of a request, in bytes
 * @param bodyPatience how long a body may take to arrive
 * @param headerBytes the largest head of a request, in bytes
 * @param connections how many connections may be open at once
 * @param idleAtLimit how long a connection can be idle when the limit is reached
 */
public record Limits(
    int bodyBytes, Duration bodyPatience, int headerBytes, int connections, Duration idleAtLimit) {
  /** Ample for payments. */
  public static final Limits DEFAULT =
      new Limits(64 * 1024, Duration.ofSeconds(30), 8 * 1024, 1_024, Duration.ofSeconds(1));
}
