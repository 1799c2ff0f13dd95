package dev.keysend.mock.wiremock;

import dev.keysend.mock.endpoint.ErrorAnswers;
import dev.keysend.mock.endpoint.Keys;
import dev.keysend.mock.endpoint.KeysendEndpoint;
import dev.keysend.mock.endpoint.Masks;
import dev.keysend.mock.endpoint.Network;
import dev.keysend.mock.wallet.Ledger;

/**
 * What a mock remembers, and what of it is shown.
 *
 * @param endpoint decides what a payment gets
 * @param errors makes refusals
 * @param keys the mock's own keys
 * @param ledger the wallets and their payments
 * @param network what it does to payments
 * @param wallets the same, by their keys
 * @param masks hides keys
 * @param journal the newest requests
 * @param unexpected requests that nothing answered
 */
record MockState(
    KeysendEndpoint endpoint,
    ErrorAnswers errors,
    Keys keys,
    Ledger ledger,
    Network network,
    Wallets wallets,
    Masks masks,
    Journal journal,
    Unexpected unexpected) {
  /** Refills the wallets and forgets payments and requests. */
  void reset() {
    ledger.reset();
    network.reset();
    journal.clear();
    unexpected.clear();
  }

  @Override
  public String toString() {
    return "MockState";
  }
}
