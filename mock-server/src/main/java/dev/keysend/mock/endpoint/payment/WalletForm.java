package dev.keysend.mock.endpoint.payment;

import dev.keysend.mock.wallet.Wallet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A wallet in a response: the recorded one with the changing fields computed. */
final class WalletForm {
  private final ObjectNode recorded;

  /** Takes the wallet of a recorded transaction. */
  WalletForm(JsonNode transaction) {
    this.recorded = (ObjectNode) transaction.get("wal");
  }

  ObjectNode of(Wallet wallet, long updatedAt) {
    ObjectNode form = recorded.deepCopy();
    form.put("id", wallet.id());
    form.put("updated_at", updatedAt);
    form.put("balance", wallet.balance());
    return form;
  }
}
