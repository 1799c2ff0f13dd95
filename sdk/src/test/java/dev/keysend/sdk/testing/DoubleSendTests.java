package dev.keysend.sdk.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Proves that an integration never sends a payment twice, whatever the server and the network do.
 * Each fault happens to the first payment of a process and to a later one, whose connection may
 * come from a pool.
 *
 * <pre>{@code
 * class OurCheckoutNeverPaysTwiceTest extends DoubleSendTests {
 *   @Override
 *   protected void pay(String baseUrl) {
 *     checkoutFor(baseUrl).payNode(destination, 2); // with one long-lived client, as in production
 *   }
 * }
 * }</pre>
 */
public abstract class DoubleSendTests {
  /** The recorded 201, which every client must be able to read. */
  private static final String ANSWER =
      Json.write(
          Objects.requireNonNull(Contract.load().operation().responses().get("201"))
              .examples()
              .values()
              .iterator()
              .next()
              .value());

  /**
   * Makes one payment, of any amount to any node, as the application does, and returns when the
   * application believes that it has ended. The tests ignore what it throws.
   *
   * @param baseUrl the server's base URL, plain HTTP on loopback, the same throughout a test
   * @throws Exception if the payment has not settled
   */
  protected abstract void pay(String baseUrl) throws Exception;

  @ParameterizedTest
  @EnumSource
  @DisplayName("A first payment is sent at most once")
  final void firstPaymentIsSentAtMostOnce(Fault fault) throws IOException {
    try (FaultyServer server = FaultyServer.start(ANSWER)) {
      assertSentAtMostOnce(server, fault);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A later payment is sent at most once")
  final void laterPaymentIsSentAtMostOnce(Fault fault) throws Exception {
    try (FaultyServer server = FaultyServer.start(ANSWER)) {
      pay(server.baseUrl());
      assertEquals(1, server.arrivals(), "an ordinary payment arrives");
      assertSentAtMostOnce(server, fault);
    }
  }

  private void assertSentAtMostOnce(FaultyServer server, Fault fault) {
    server.arm(fault);
    String end = end(server);
    int arrivals = server.arrivals();
    assertTrue(
        arrivals <= 1,
        () -> fault + ": one payment arrived " + arrivals + " times; its end: " + end);
  }

  private String end(FaultyServer server) {
    try {
      pay(server.baseUrl());
      return "it settled";
    } catch (Exception e) {
      // The test counts requests; how the application reports the outcome does not matter.
      return e.toString();
    }
  }
}
