package dev.keysend.mock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Operation;
import dev.keysend.mock.stub.Keys;
import dev.keysend.mock.stub.KeysendEndpoint;
import dev.keysend.mock.stub.KeysendStub;
import dev.keysend.mock.stub.MockHttpServer;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.wallet.Payment;
import java.util.List;

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
  private final WireMockServer server;
  private final String host;

  KeysendMockServer(KeysendMockServerBuilder settings) {
    Contract contract = Contract.load();
    Operation operation = contract.operation();
    this.keys = settings.keys();
    this.ledger = settings.ledger(operation);
    KeysendEndpoint endpoint =
        new KeysendEndpoint(operation, settings.mode(), settings.keys(), ledger);
    KeysendStub stub = new KeysendStub(endpoint);
    this.host = settings.host();
    this.server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress(settings.bindAddress())
                .port(settings.port())
                .usingFilesUnderClasspath("dev/keysend/mock/none")
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(2)
                .maxRequestJournalEntries(settings.keptPayments())
                .notifier(new com.github.tomakehurst.wiremock.common.Slf4jNotifier(false))
                .httpServerFactory(
                    (options, admin, stubs) -> new MockHttpServer(options, admin, stubs, endpoint))
                .extensions(stub));
    server.start();
    server.addStubMapping(stub.mapping());
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
    return "http://" + host + ":" + server.port();
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

  /** What the wallet holds, in satoshis. */
  public long balance() {
    return ledger.wallet(keys.walletKey()).orElseThrow().balance();
  }

  /** The newest payments, oldest first. */
  public List<Payment> payments() {
    return ledger.payments();
  }

  /** Refills the wallets and forgets all payments. */
  public void reset() {
    ledger.reset();
    server.resetRequests();
  }

  /** Stops the mock. */
  @Override
  public void close() {
    server.stop();
  }
}
