package dev.keysend.mock.wallet;

/** A wallet: its identity and its money. Safe to share; its money only moves through a ledger. */
public final class Wallet {
  private final String id;
  private final long openingBalance;
  private long balance;

  Wallet(String id, long openingBalance) {
    this.id = id;
    this.openingBalance = openingBalance;
    this.balance = openingBalance;
  }

  /** Identifier of the wallet; not an access key. */
  public String id() {
    return id;
  }

  /** What the wallet holds, in satoshis. */
  public synchronized long balance() {
    return balance;
  }

  /** What the wallet held when it was opened or last reset, in satoshis. */
  public long openingBalance() {
    return openingBalance;
  }

  /** Takes the money if it is there; callers hold the wallet's lock. */
  boolean take(long satoshis) {
    if (satoshis > balance) {
      return false;
    }
    balance -= satoshis;
    return true;
  }

  synchronized void refill() {
    balance = openingBalance;
  }
}
