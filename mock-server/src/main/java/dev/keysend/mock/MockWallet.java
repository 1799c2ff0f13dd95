package dev.keysend.mock;

import dev.keysend.mock.endpoint.ReceivedRequest;
import dev.keysend.mock.wallet.Payment;
import dev.keysend.mock.wallet.Wallet;
import dev.keysend.mock.wiremock.state.Wallets;
import java.util.List;

/**
 * One wallet of a mock, with its own balance, payments and requests. Tests that run at the same
 * time share only the mock.
 *
 * <pre>{@code
 * try (MockWallet wallet = mock.openWallet(1_000)) {
 *   pay(mock.baseUrl(), mock.apiKey(), wallet.key());
 *   assert wallet.payments().size() == 1;
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class MockWallet implements AutoCloseable {
  private final KeysendMockServer mock;
  private final Wallets wallets;
  private final String key;
  private final Wallet wallet;

  MockWallet(KeysendMockServer mock, Wallets wallets, String key, Wallet wallet) {
    this.mock = mock;
    this.wallets = wallets;
    this.key = key;
    this.wallet = wallet;
  }

  /** Where the mock listens, without a slash at the end. */
  public String baseUrl() {
    return mock.baseUrl();
  }

  /** The API key that the mock accepts. */
  public String apiKey() {
    return mock.apiKey();
  }

  /** The access key that can withdraw from this wallet. */
  public String key() {
    return key;
  }

  /** Identifier of the wallet in responses and payments; not an access key. */
  public String id() {
    return wallet.id();
  }

  /** The wallet's balance, in satoshis. */
  public long balance() {
    return wallet.balance();
  }

  /**
   * The settled payments of this wallet, oldest first; only the newest, as {@link
   * KeysendMockServer#payments}.
   */
  public List<Payment> payments() {
    return wallets.payments(key);
  }

  /** The newest requests to this wallet, including refused ones, oldest first. */
  public List<ReceivedRequest> requests() {
    return wallets.requests(key);
  }

  /** Refills the wallet and clears its payments and requests. */
  public void reset() {
    wallets.reset(key);
  }

  /**
   * Removes the wallet. Its key is then unknown.
   *
   * @throws IllegalStateException if the mock was started with this wallet
   */
  @Override
  public void close() {
    wallets.close(key);
  }

  @Override
  public String toString() {
    return "MockWallet " + id();
  }
}
