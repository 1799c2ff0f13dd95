package dev.keysend.mock;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.keysend.contract.Contract;
import dev.keysend.mock.endpoint.key.Keys;
import dev.keysend.mock.lane.Lane;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.wallet.Payment;
import dev.keysend.mock.wallet.Wallet;
import dev.keysend.mock.wiremock.Engine;
import dev.keysend.mock.wiremock.HeadStart;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A keysend endpoint without a node, without money and without a network. It binds to loopback
 * unless told otherwise, and it is ready when {@link #start()} returns.
 *
 * <pre>{@code
 * try (KeysendMockServer mock = KeysendMockServer.start()) {
 *   pay(mock.baseUrl(), mock.apiKey(), mock.walletKey());
 *   assert mock.payments().size() == 1;
 * }
 * }</pre>
 *
 * <p>Safe to share between threads.
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

  /** Starts a mock with the sample keys, on a port that the system picks. */
  public static KeysendMockServer start() {
    return builder().start();
  }

  /** Begins a mock with settings of its own. */
  public static KeysendMockServerBuilder builder() {
    return new KeysendMockServerBuilder();
  }

  /** Where the mock listens, such as {@code http://127.0.0.1:8080}, without a slash at the end. */
  public String baseUrl() {
    return engine.baseUrl();
  }

  /**
   * The port that the mock listens at. To add stubs and to verify requests beside the contract, put
   * a WireMock 2 or 3 of your own on the test class path, and give this port to its client: {@code
   * new WireMock("127.0.0.1", mock.port())}.
   */
  public int port() {
    return engine.port();
  }

  /**
   * Where the mock speaks HTTPS, such as {@code https://localhost:8443}, without a slash at the
   * end; null without {@link KeysendMockServerBuilder#httpsPort}.
   */
  public @Nullable String httpsBaseUrl() {
    return engine.httpsBaseUrl();
  }

  /** The certificate of {@link #httpsBaseUrl}, as PEM, for clients to trust; null without HTTPS. */
  public @Nullable String certificate() {
    return engine.certificate();
  }

  /** The API key that the mock takes. */
  public String apiKey() {
    return keys.apiKey();
  }

  /** The key that may withdraw from the wallet. */
  public String walletKey() {
    return keys.walletKey();
  }

  /** The key that may only look at the wallet, so that payments with it are refused. */
  public String readOnlyWalletKey() {
    return keys.readOnlyWalletKey();
  }

  /**
   * The public key of a magic destination: pay it, and that happens which its name says.
   *
   * @param name its name in the contract, such as {@code failure-no-route}
   * @throws IllegalArgumentException if there is none of that name; the message lists all
   */
  public String destination(String name) {
    return engine.endpoint().destination(name);
  }

  /** What the wallet holds, in satoshis. */
  public long balance() {
    return ledger.wallet(keys.walletKey()).orElseThrow().balance();
  }

  /** The newest payments, oldest first. */
  public List<Payment> payments() {
    return ledger.payments();
  }

  /**
   * Opens one more wallet, with a new key.
   *
   * @param satoshis what it holds at first, in satoshis; 0 or more
   */
  public MockWallet openWallet(long satoshis) {
    return openWallet("waka_" + UUID.randomUUID().toString().replace("-", ""), satoshis);
  }

  /**
   * Opens one more wallet, or gives the one with this key another balance.
   *
   * @param key a key that may withdraw from it
   * @param satoshis what it holds from now on, and after each reset; 0 or more
   * @throws IllegalArgumentException if no request could bring the key, or it is the read-only one
   * @throws IllegalStateException if there are 10,000 wallets, the most
   */
  public MockWallet openWallet(String key, long satoshis) {
    return new MockWallet(this, engine.wallets(), key, engine.wallets().open(key, satoshis));
  }

  /**
   * The wallet of a key.
   *
   * @throws IllegalArgumentException if no wallet has the key
   */
  public MockWallet wallet(String key) {
    Wallet wallet =
        engine
            .wallets()
            .find(key)
            .orElseThrow(
                () -> new IllegalArgumentException("No wallet has this key; openWallet makes one"));
    return new MockWallet(this, engine.wallets(), key, wallet);
  }

  /**
   * Requests that neither the contract nor a stub has an operation for, such as {@code GET /typo};
   * the newest ones, oldest first.
   */
  public List<String> unexpectedRequests() {
    return engine.unexpected();
  }

  /** WireMock's own Java API. Not public, since the archive carries WireMock under other names. */
  WireMock wireMock() {
    return engine.wireMock();
  }

  /**
   * Refills the wallets, removes those that were opened since the start, and forgets all payments,
   * requests, settings and added stubs.
   */
  public void reset() {
    engine.reset();
  }

  /** Stops the mock. */
  @Override
  public void close() {
    engine.close();
  }
}
