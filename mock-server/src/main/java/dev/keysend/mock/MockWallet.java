package dev.keysend.mock;

import dev.keysend.mock.endpoint.ReceivedRequest;
import dev.keysend.mock.wallet.Payment;
import dev.keysend.mock.wallet.Wallet;
import dev.keysend.mock.wiremock.state.Wallets;
import java.util.List;

/**
 * One wallet of a mock, with money, payments and requests of its own: tests that run at the same
 * time share the mock and nothing else.
 *
 * <pre>{@code
 * try (MockWallet wallet = mock.openWallet(1_000)) {
 *   pay(mock.baseUrl(), mock.apiKey(), wallet.key());
 *   assert wallet.payments().size() == 1;
 * }
 * }</pre>
 *
 * <p>Safe to share between threads.
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

  /** The API key that the mock takes. */
  public String apiKey() {
    return mock.apiKey();
  }

  /** The key that may withdraw from this wallet. */
  public String key() {
    return key;
  }

  /** Identifier of the wallet, by which answers and payments name it; not an access key. */
  public String id() {
    return wallet.id();
  }

  /** What the wallet holds, in satoshis. */
  public long balance() {
    return wallet.balance();
  }

  /** The newest payments of this wallet, oldest first. */
  public List<Payment> payments() {
    return wallets.payments(key);
  }

  /** The newest requests to this wallet, oldest first, refused ones too. */
  public List<ReceivedRequest> requests() {
    return wallets.requests(key);
  }

  /** Refills the wallet and forgets its payments and requests. */
  public void reset() {
    wallets.reset(key);
  }

  /**
   * Removes the wallet, so that its key is unknown.
   *
   * @throws IllegalStateException if the mock was started with it
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
