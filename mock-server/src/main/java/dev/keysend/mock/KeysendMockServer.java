package dev.keysend.mock;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.keysend.contract.Contract;
import dev.keysend.mock.lane.Lane;
import dev.keysend.mock.secret.Keys;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.wallet.Payment;
import dev.keysend.mock.wallet.Wallet;
import dev.keysend.mock.wiremock.Engine;
import dev.keysend.mock.wiremock.HeadStart;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A keysend endpoint without a node, money or network. It listens on loopback unless you set
 * another address, and is ready when {@link #start()} returns.
 *
 * <pre>{@code
 * try (KeysendMockServer mock = KeysendMockServer.start()) {
 *   pay(mock.baseUrl(), mock.apiKey(), mock.walletKey());
 *   assert mock.payments().size() == 1;
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class KeysendMockServer implements AutoCloseable {
  private final Keys keys;
  private final Ledger ledger;
  private final Engine engine;

  KeysendMockServer(KeysendMockServerBuilder settings) {
    HeadStart.begin();
    Contract contract = Contract.load();
    this.keys = settings.keys();
    this.ledger = settings.ledger(contract.operation());
    this.engine = new Engine(settings.engine(contract, ledger));
    engine.start(Lane.before(engine));
  }

  /**
   * Starts a mock with the sample keys, on a free port.
   *
   * @throws java.io.UncheckedIOException if it cannot listen; the message says why
   */
  public static KeysendMockServer start() {
    return builder().start();
  }

  /** Returns a builder for a mock with other settings. */
  public static KeysendMockServerBuilder builder() {
    return new KeysendMockServerBuilder();
  }

  /** The mock's base URL, such as {@code http://127.0.0.1:8080}, without a slash at the end. */
  public String baseUrl() {
    return engine.baseUrl();
  }

  /**
   * The port on which the mock listens. To add your own stubs and to verify requests, put a
   * WireMock 2 or 3 on the test class path, and connect its client to this port: {@code new
   * WireMock("127.0.0.1", mock.port())}.
   */
  public int port() {
    return engine.port();
  }

  /**
   * The mock's HTTPS base URL, such as {@code https://localhost:8443}, without a slash at the end;
   * null without {@link KeysendMockServerBuilder#httpsPort}.
   */
  public @Nullable String httpsBaseUrl() {
    return engine.httpsBaseUrl();
  }

  /** The certificate of {@link #httpsBaseUrl}, as PEM, for clients to trust; null without HTTPS. */
  public @Nullable String certificate() {
    return engine.certificate();
  }

  /** The API key that the mock accepts. */
  public String apiKey() {
    return keys.apiKey();
  }

  /** The access key that can withdraw from the wallet. */
  public String walletKey() {
    return keys.walletKey();
  }

  /** The access key that can only read the wallet; the mock refuses payments with it. */
  public String readOnlyWalletKey() {
    return keys.readOnlyWalletKey();
  }

  /**
   * The public key of a magic destination. Pay it to get the outcome that its name describes.
   *
   * @param name its name in the contract, such as {@code failure-no-route}
   * @throws IllegalArgumentException if no magic destination has that name; the message lists all
   */
  public String destination(String name) {
    return engine.endpoint().destination(name);
  }

  /** The wallet's balance, in satoshis. */
  public long balance() {
    return ledger.wallet(keys.walletKey()).orElseThrow().balance();
  }

  /**
   * The settled payments, oldest first. The mock keeps only the newest: at most {@link
   * KeysendMockServerBuilder#journalSize} of them, 1000 by default, and no more than fit in 3 MiB.
   */
  public List<Payment> payments() {
    return ledger.payments();
  }

  /**
   * Opens another wallet, with a new key.
   *
   * @param satoshis its first balance, in satoshis; 0 or more
   */
  public MockWallet openWallet(long satoshis) {
    return openWallet("waka_" + UUID.randomUUID().toString().replace("-", ""), satoshis);
  }

  /**
   * Opens another wallet, or changes the balance of the wallet with this key.
   *
   * @param key the access key that can withdraw from it
   * @param satoshis its balance now and after each reset; 0 or more
   * @throws IllegalArgumentException if no request could carry the key, or it is the read-only key
   * @throws IllegalStateException if there are 10,000 wallets already, which is the limit
   */
  public MockWallet openWallet(String key, long satoshis) {
    return new MockWallet(this, engine.wallets(), key, engine.wallets().open(key, satoshis));
  }

  /**
   * Returns the wallet with this key.
   *
   * @throws IllegalArgumentException if no wallet has the key
   */
  public MockWallet wallet(String key) {
    Wallet wallet =
        engine
            .wallets()
            .find(key)
            .orElseThrow(
                () -> new IllegalArgumentException("No wallet has this key; openWallet opens one"));
    return new MockWallet(this, engine.wallets(), key, wallet);
  }

  /**
   * Requests that match neither the contract nor a stub, such as {@code GET /typo}, oldest first.
   * The mock keeps only the newest.
   */
  public List<String> unexpectedRequests() {
    return engine.unexpected();
  }

  /**
   * WireMock's own Java API. Not public, because the archive contains WireMock under other names.
   */
  WireMock wireMock() {
    return engine.wireMock();
  }

  /**
   * Refills the wallets, removes those that were opened since the start, and clears all payments,
   * requests, settings and added stubs.
   */
  public void reset() {
    engine.reset();
  }

  /**
   * Stops the mock. Waits up to one second for requests in progress, and then up to three seconds
   * for webhooks that are still to be posted.
   */
  @Override
  public void close() {
    engine.close();
  }
}
