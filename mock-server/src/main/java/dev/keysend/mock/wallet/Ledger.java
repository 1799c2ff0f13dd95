package dev.keysend.mock.wallet;

import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The wallets of a node, and the payments they made. Exact under concurrency: a wallet never pays
 * what it does not hold, and every payment has a number of its own. Memory is bounded: only the
 * newest payments are kept.
 */
public final class Ledger {
  private static final HexFormat HEX = HexFormat.of();

  /** Preimages that senders drew themselves and that are remembered as used. */
  private static final int REMEMBERED_PREIMAGES = 10_000;

  private final Map<String, Wallet> wallets = new LinkedHashMap<>();
  private final LedgerSettings settings;
  private final ArrayDeque<Payment> newest = new ArrayDeque<>();
  private final Set<String> sendersPreimages = new LinkedHashSet<>();
  private Draws draws;
  private long count;

  /**
   * Opens the wallets.
   *
   * @param settings how the node draws, counts time and names things
   * @param openingBalances what each wallet holds at first, in satoshis, by the key that may
   *     withdraw from it
   */
  public Ledger(LedgerSettings settings, Map<String, Long> openingBalances) {
    this.settings = settings;
    this.draws = settings.draws();
    openingBalances.forEach(
        (key, balance) -> wallets.put(key, new Wallet(walletId(wallets.size()), balance)));
  }

  /** The keys that may withdraw from the wallets. */
  public Set<String> keys() {
    return Set.copyOf(wallets.keySet());
  }

  /** The wallet that a key may withdraw from. */
  public Optional<Wallet> wallet(String accessKey) {
    return Optional.ofNullable(wallets.get(accessKey));
  }

  /** Pays an order from a wallet, or says why not; then nothing has moved. */
  public synchronized Outcome pay(Wallet wallet, Order order) {
    String drawn = order.preimage();
    if (drawn != null && sendersPreimages.contains(drawn)) {
      return new Outcome.PreimageUsed();
    }
    long balance;
    synchronized (wallet) {
      if (!wallet.take(order.satoshis())) {
        return new Outcome.Shortfall(wallet.balance());
      }
      balance = wallet.balance();
    }
    long number = ++count;
    byte[] preimage = drawn == null ? draws.bytes("preimage", number) : HEX.parseHex(drawn);
    if (drawn != null) {
      remember(drawn);
    }
    Payment payment =
        new Payment(
            number,
            draws.like(settings.transactionId(), number),
            draws.like(settings.lightningId(), number),
            wallet.id(),
            order,
            HEX.formatHex(preimage),
            HEX.formatHex(Draws.sha256(preimage)),
            balance,
            settings.time(number));
    newest.addLast(payment);
    if (newest.size() > settings.keptPayments()) {
      newest.removeFirst();
    }
    return payment;
  }

  /** The newest payments, oldest first; at most as many as the settings keep. */
  public synchronized List<Payment> payments() {
    return List.copyOf(newest);
  }

  /** How many payments were made since the ledger was opened or reset. */
  public synchronized long count() {
    return count;
  }

  /** Refills the wallets and forgets all payments. A seeded ledger starts over. */
  public synchronized void reset() {
    wallets.values().forEach(Wallet::refill);
    newest.clear();
    sendersPreimages.clear();
    count = 0;
    draws = settings.draws();
  }

  /** The first wallet's identifier is given; the others are of its kind, and the same each time. */
  private String walletId(int index) {
    return index == 0 ? settings.walletId() : Draws.repeatable(index).like(settings.walletId(), 0);
  }

  private void remember(String preimage) {
    sendersPreimages.add(preimage);
    if (sendersPreimages.size() > REMEMBERED_PREIMAGES) {
      sendersPreimages.remove(sendersPreimages.iterator().next());
    }
  }
}
