package dev.keysend.mock.wallet;

/** A wallet: its identity and its money. Safe to share; its money only moves through a ledger. */
public final class Wallet {
  private final String id;
  private long openingBalance;
  private long balance;
  private long count;

  Wallet(String id, long openingBalance) {
    this.id = id;
    this.openingBalance = openingBalance;
    this.balance = openingBalance;
  }

  /** Identifier of the wallet; not an access key. */
  public String id() {
    return id;
  }

  /** The wallet's balance, in satoshis. */
  public synchronized long balance() {
    return balance;
  }

  /** What the wallet held when it was opened or last reset, in satoshis. */
  public synchronized long openingBalance() {
    return openingBalance;
  }

  /** How many payments it made since then. */
  public synchronized long count() {
    return count;
  }

  /** Takes an amount, which is there or was a fee. */
  synchronized void take(long satoshis) {
    balance -= satoshis;
    count++;
  }

  synchronized void reopen(long satoshis) {
    openingBalance = satoshis;
    refill();
  }

  synchronized void refill() {
    balance = openingBalance;
    count = 0;
  }
}
