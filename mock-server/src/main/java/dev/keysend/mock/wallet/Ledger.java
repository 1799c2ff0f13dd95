package dev.keysend.mock.wallet;

import dev.keysend.mock.memory.Newest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wallets of a node, and their payments. Exact under concurrency: a wallet never pays more than
 * it holds, and every payment has its own number. Memory is limited: the ledger keeps only the
 * newest payments.
 */
public final class Ledger {
  private static final HexFormat HEX = HexFormat.of();

  /** How many wallets there can be at once. */
  public static final int MOST_WALLETS = 10_000;

  private final Map<String, Wallet> wallets = new ConcurrentHashMap<>();
  private final LedgerSettings settings;
  private final Map<String, Long> openingBalances;
  private final Newest<Payment> newest;
  private Draws draws;
  private long count;
  private int opened;

  /**
   * Opens the wallets.
   *
   * @param settings how the node generates values, counts time and names things
   * @param openingBalances what each wallet holds at first, in satoshis, by the key that may
   *     withdraw from it
   */
  public Ledger(LedgerSettings settings, Map<String, Long> openingBalances) {
    this.settings = settings;
    this.newest = new Newest<>(settings.keptPayments(), settings.keptBytes());
    this.draws = settings.draws();
    this.openingBalances = new LinkedHashMap<>(openingBalances);
    this.openingBalances.forEach(this::open);
  }

  /** The wallets by the keys that may withdraw from them. */
  public Map<String, Wallet> wallets() {
    return Collections.unmodifiableMap(wallets);
  }

  /** The wallet that a key may withdraw from. */
  public Optional<Wallet> wallet(String accessKey) {
    return Optional.ofNullable(wallets.get(accessKey));
  }

  /**
   * Opens a wallet, or gives the one with this key another balance.
   *
   * @param satoshis what it holds from now on, and after each reset
   * @throws IllegalStateException if there are too many
   */
  public synchronized Wallet open(String accessKey, long satoshis) {
    Wallet known = wallets.get(accessKey);
    if (known != null) {
      known.reopen(satoshis);
      return known;
    }
    if (wallets.size() >= MOST_WALLETS) {
      throw new IllegalStateException(
          "There are " + MOST_WALLETS + " wallets, which is the limit; remove some first");
    }
    Wallet wallet = new Wallet(walletId(opened++), satoshis);
    wallets.put(accessKey, wallet);
    return wallet;
  }

  /** Whether a wallet was there from the beginning, so that it stays. */
  public boolean isPermanent(String accessKey) {
    return openingBalances.containsKey(accessKey);
  }

  /** Removes a wallet and its payments. */
  public synchronized void close(String accessKey) {
    Wallet wallet = wallets.remove(accessKey);
    if (wallet != null) {
      forget(wallet);
    }
  }

  /** Pays an order from a wallet, or says why not; in that case no money moved. */
  public synchronized Outcome pay(Wallet wallet, Order order) {
    if (order.satoshis() > wallet.balance()) {
      return new Outcome.Shortfall(wallet.balance());
    }
    if (settings.feeMsat() > order.mostFeeMsat()) {
      return new Outcome.FeeTooHigh(settings.feeMsat(), order.mostFeeMsat());
    }
    // The fee is taken in any case, as on LNPay's server, so the balance can become negative.
    wallet.take(order.satoshis() + settings.feeSatoshis());
    long number = ++count;
    byte[] preimage = draws.bytes("preimage", number);
    byte[] hash = Draws.sha256(preimage);
    Payment payment =
        new Payment(
            number,
            Draws.like(settings.transactionId(), hash, 0),
            Draws.like(settings.lightningId(), hash, 1),
            wallet.id(),
            order,
            HEX.formatHex(preimage),
            HEX.formatHex(hash),
            settings.feeMsat(),
            wallet.balance(),
            settings.time(number));
    newest.add(payment, payment.bytes());
    return payment;
  }

  /** The newest payments of all wallets, oldest first; at most as many as the settings keep. */
  public synchronized List<Payment> payments() {
    return newest.oldestFirst();
  }

  /** The newest payments of one wallet, oldest first. */
  public synchronized List<Payment> payments(Wallet wallet) {
    return newest.oldestFirst().stream()
        .filter(payment -> payment.walletId().equals(wallet.id()))
        .toList();
  }

  /** The time now, in Unix seconds; in a seeded ledger, the time of the newest payment. */
  public synchronized long time() {
    return settings.time(Math.max(1, count));
  }

  /** How many payments were made since the ledger was opened or reset. */
  public synchronized long count() {
    return count;
  }

  /** How many of them are not kept any more. */
  public synchronized long dropped() {
    return newest.dropped();
  }

  /** Refills one wallet and forgets its payments. */
  public synchronized void reset(Wallet wallet) {
    wallet.refill();
    forget(wallet);
  }

  private void forget(Wallet wallet) {
    newest.removeIf(payment -> payment.walletId().equals(wallet.id()));
  }

  /**
   * Refills the wallets that were there from the beginning, removes all others, and forgets all
   * payments. A seeded ledger starts over.
   */
  public synchronized void reset() {
    wallets.keySet().retainAll(openingBalances.keySet());
    openingBalances.forEach(this::open);
    opened = openingBalances.size();
    newest.clear();
    count = 0;
    draws = settings.draws();
  }

  /** The first wallet's identifier is given; the others are of its kind, and the same each time. */
  private String walletId(int index) {
    return index == 0
        ? settings.walletId()
        : Draws.like(settings.walletId(), Draws.repeatable(index).bytes("wallet", 0), 0);
  }
}
