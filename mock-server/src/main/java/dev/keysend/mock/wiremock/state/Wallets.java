package dev.keysend.mock.wiremock.state;

import dev.keysend.mock.endpoint.ReceivedRequest;
import dev.keysend.mock.secret.ConfiguredKeys;
import dev.keysend.mock.secret.Keys;
import dev.keysend.mock.secret.KeysendPath;
import dev.keysend.mock.secret.Masks;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.wallet.Payment;
import dev.keysend.mock.wallet.Wallet;
import dev.keysend.mock.wiremock.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The wallets of a running mock, by their keys. Each has its own balance, payments and requests.
 * Thread-safe.
 */
public final class Wallets {
  private final Ledger ledger;
  private final Keys keys;
  private final KeysendPath path;
  private final Masks masks;
  private final Journal journal;

  /** Shows a ledger's wallets by their keys, and hides these. */
  public Wallets(Ledger ledger, Keys keys, KeysendPath path, Masks masks, Journal journal) {
    this.ledger = ledger;
    this.keys = keys;
    this.path = path;
    this.masks = masks;
    this.journal = journal;
    ledger.wallets().keySet().forEach(masks::hide);
  }

  /** The wallet that a key may withdraw from. */
  public Optional<Wallet> find(String key) {
    return ledger.wallet(key);
  }

  /**
   * Opens a wallet, or gives the one with this key another balance.
   *
   * @param satoshis its balance now and after each reset; 0 or more
   * @throws IllegalArgumentException if the key or the balance is invalid
   * @throws IllegalStateException if there are too many wallets
   */
  public Wallet open(String key, long satoshis) {
    ConfiguredKeys.walletKey("wallet", key);
    if (key.equals(keys.readOnlyWalletKey())) {
      throw new IllegalArgumentException(
          "wallet has the same key as readOnlyWalletKey, which can only read; use another key");
    }
    boolean isId = ledger.wallets().values().stream().anyMatch(other -> other.id().equals(key));
    if (isId || key.equals(keys.apiKey())) {
      throw new IllegalArgumentException(
          "wallet has "
              + (isId ? "the identifier of a wallet" : "the API key")
              + " as its key; use another key");
    }
    if (satoshis < 0) {
      throw new IllegalArgumentException("balance is " + satoshis + "; use 0 or more");
    }
    masks.hide(key);
    return ledger.open(key, satoshis);
  }

  /**
   * Removes a wallet, its payments and its requests.
   *
   * @throws IllegalStateException if the mock was started with this wallet
   */
  public void close(String key) {
    if (ledger.isPermanent(key)) {
      throw new IllegalStateException(
          "The mock was started with this wallet, which cannot be removed; you can reset it");
    }
    ledger.close(key);
    journal.removeIf(entry -> isOf(key, entry));
  }

  /** Refills a wallet and forgets its payments and requests. */
  public void reset(String key) {
    ledger.wallet(key).ifPresent(ledger::reset);
    journal.removeIf(entry -> isOf(key, entry));
  }

  /** A wallet's newest payments, oldest first. */
  public List<Payment> payments(String key) {
    return ledger.wallet(key).map(ledger::payments).orElse(List.of());
  }

  /** The newest requests to a wallet, oldest first. */
  public List<ReceivedRequest> requests(String key) {
    List<ReceivedRequest> requests = new ArrayList<>();
    for (Journal.Entry entry : journal.newestFirst()) {
      if (isOf(key, entry)) {
        requests.add(
            0,
            new ReceivedRequest(
                entry.at(),
                entry.method(),
                masks.text(entry.url()),
                entry.status(),
                entry.outcome()));
      }
    }
    return requests;
  }

  private boolean isOf(String key, Journal.Entry entry) {
    String url = entry.url();
    int query = url.indexOf('?');
    String requested = query < 0 ? url : url.substring(0, query);
    return path.matches(requested) && key.equals(path.accessKey(requested));
  }
}
