package dev.keysend.mock.stub;

import dev.keysend.contract.Json;
import dev.keysend.mock.wallet.Order;
import dev.keysend.mock.wallet.Payment;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The recorded answer with the fields that hang together computed for another payment. */
final class TransactionTemplate {
  private final ObjectNode recorded;

  TransactionTemplate(JsonNode recorded) {
    this.recorded = (ObjectNode) recorded;
  }

  String write(Payment payment) {
    Order order = payment.order();
    String label = order.satoshis() + " keysend to " + order.destination();
    ObjectNode transaction = recorded.deepCopy();
    transaction.put("id", payment.transactionId());
    transaction.put("created_at", payment.settledAt());
    transaction.put("num_satoshis", -order.satoshis());
    transaction.put("user_label", label);
    ObjectNode wallet = (ObjectNode) transaction.get("wal");
    wallet.put("id", payment.walletId());
    wallet.put("updated_at", payment.settledAt());
    wallet.put("balance", payment.balance());
    ObjectNode lightning = (ObjectNode) transaction.get("lnTx");
    lightning.put("id", payment.lightningId());
    lightning.put("created_at", payment.settledAt());
    lightning.put("settled_at", payment.settledAt());
    lightning.put("dest_pubkey", order.destination());
    lightning.put("payment_request", order.destination() + ":" + order.satoshis());
    lightning.put("r_hash_decoded", payment.paymentHash());
    lightning.put("memo", label);
    lightning.put("num_satoshis", order.satoshis());
    lightning.put("payment_preimage", payment.preimage());
    ObjectNode records = lightning.putObject("custom_records");
    for (Map.Entry<String, String> entry : order.customRecords().entrySet()) {
      records.put(entry.getKey(), entry.getValue());
    }
    records.put(BodyCheck.KEYSEND_RECORD, payment.preimage());
    ObjectNode passThru = transaction.putObject("passThru");
    passThru.put("method", "api");
    if (order.passThru() != null) {
      passThru.setAll((ObjectNode) order.passThru());
    }
    return Json.write(transaction);
  }
}
