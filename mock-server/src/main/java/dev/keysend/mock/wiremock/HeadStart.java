package dev.keysend.mock.wiremock;

import dev.keysend.contract.Contract;
import dev.keysend.mock.endpoint.KeysendEndpoint;
import dev.keysend.mock.http.BindAddress;
import dev.keysend.mock.http.HttpFront;
import dev.keysend.mock.http.Limits;
import dev.keysend.mock.http.Rehearsal;

/**
 * Does the slowest work of every start on separate threads: reading the contract and preparing
 * Jetty. Code that needs a result too early waits for it, because Java initializes a class once.
 */
public final class HeadStart {
  private HeadStart() {}

  /** Starts the work, unless it was started. Returns at once. */
  public static void begin() {
    Begun.touch();
  }

  private static final class Begun {
    static {
      start("read-contract", Begun::readContract);
      start("ready-server", Begun::readyServer);
    }

    static void touch() {}

    private static void start(String name, Runnable task) {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      thread.start();
    }

    private static void readyServer() {
      new HttpFront(BindAddress.LOOPBACK, 0, null, Limits.DEFAULT, notice -> {});
      Rehearsal.run();
    }

    /** Also checks one request, so that the first payment does not wait for the validator. */
    private static void readContract() {
      KeysendEndpoint.warmUp(Contract.load().operation());
    }
  }
}
