package dev.keysend.conformance.hostile;

import dev.keysend.conformance.hostile.HostileServer.Behaviour;

/**
 * One way to be hostile.
 *
 * @param name unique and short
 * @param behaviour what the server does
 * @param seconds the timeout for the kit: short if the run has to time out
 * @param exitCode the exit code of the command: 1 or 3
 * @param reason a text that the command must print
 */
record Hostility(String name, Behaviour behaviour, String seconds, int exitCode, String reason) {
  private static final String ENOUGH_SECONDS = "30";
  private static final String FEW_SECONDS = "0.3";

  /** The kit ends at once, and says that the server could not be tested. */
  static Hostility untestable(String name, String reason, Behaviour behaviour) {
    return new Hostility(name, afterRequest(behaviour), ENOUGH_SECONDS, 3, reason);
  }

  /** The kit runs out of time, and says that the server could not be tested. */
  static Hostility endless(String name, Behaviour behaviour) {
    return new Hostility(name, afterRequest(behaviour), FEW_SECONDS, 3, " within 0.3 s");
  }

  /** The kit ends at once, and says that the server is not conformant. */
  static Hostility wrong(String name, String reason, Behaviour behaviour) {
    return new Hostility(name, afterRequest(behaviour), ENOUGH_SECONDS, 1, reason);
  }

  /** The same hostility, but without waiting for the request. */
  Hostility beforeRequest(Behaviour withoutRequest) {
    return new Hostility(name, withoutRequest, seconds, exitCode, reason);
  }

  private static Behaviour afterRequest(Behaviour behaviour) {
    return connection -> {
      connection.request();
      behaviour.meet(connection);
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
