package dev.keysend.mock.wiremock.state;

import dev.keysend.mock.endpoint.KeysendEndpoint;
import dev.keysend.mock.endpoint.answer.ErrorAnswers;
import dev.keysend.mock.endpoint.network.Network;
import dev.keysend.mock.secret.Keys;
import dev.keysend.mock.secret.Masks;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.wiremock.journal.Journal;

/**
 * The state of a mock, and how it is shown.
 *
 * @param endpoint decides what a payment gets
 * @param errors makes refusals
 * @param keys the mock's own keys
 * @param ledger the wallets and their payments
 * @param network what it does to payments
 * @param wallets the same, by their keys
 * @param masks hides keys
 * @param journal the newest requests
 * @param unexpected requests that matched nothing
 */
public record MockState(
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
  public void reset() {
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
