package dev.keysend.mock.endpoint.network;

/**
 * What the network does to payments that would settle.
 *
 * @param delay how long their responses are delayed
 * @param failureRate the share that fails with {@code FAILURE_REASON_NO_ROUTE}, 0 to 1
 * @param paymentsAtOnce how many payments of a wallet can be in progress; the wallet is busy for
 *     more; 0 for any number
 */
public record NetworkSettings(Delay delay, double failureRate, int paymentsAtOnce) {
  /** A network without delays and failures. */
  public static final NetworkSettings CALM = new NetworkSettings(Delay.NONE, 0, 0);

  /** Checks the numbers. */
  public NetworkSettings {
    if (!(failureRate >= 0 && failureRate <= 1)) {
      throw new IllegalArgumentException(
          "failureRate is " + failureRate + "; use 0 to 1, such as 0.05 for one in twenty");
    }
    if (paymentsAtOnce < 0) {
      throw new IllegalArgumentException(
          "maxPaymentsAtOnce is " + paymentsAtOnce + "; give 1 or more, or 0 for any number");
    }
  }

  /** The same with another delay. */
  public NetworkSettings with(Delay other) {
    return new NetworkSettings(other, failureRate, paymentsAtOnce);
  }

  /** The same with another share of failures. */
  public NetworkSettings withFailureRate(double other) {
    return new NetworkSettings(delay, other, paymentsAtOnce);
  }

  /** The same with another number of payments at once. */
  public NetworkSettings withPaymentsAtOnce(int other) {
    return new NetworkSettings(delay, failureRate, other);
  }
}
