package dev.keysend.conformance.server;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes transactions as a correct server does. */
final class Transactions {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Transactions() {}

  static ObjectNode settled(JsonNode request, long amount, long balance) {
    long now = Instant.now().getEpochSecond();
    String destination = request.path("dest_pubkey").asString("").toLowerCase(Locale.ROOT);
    String label = amount + " keysend to " + destination;
    byte[] preimage = new byte[32];
    RANDOM.nextBytes(preimage);
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", "wtx_" + identifier())
            .put("created_at", now)
            .put("num_satoshis", -amount)
            .put("user_label", label);
    answer
        .putObject("wal")
        .put("id", "wal_TestWallet")
        .put("created_at", 1582461859)
        .put("updated_at", now)
        .put("user_label", "Test wallet")
        .put("balance", balance)
        .putObject("statusType")
        .put("type", "wallet")
        .put("name", "active")
        .put("display_name", "Active");
    answer
        .putObject("wtxType")
        .put("layer", "ln")
        .put("name", "ln_withdrawal")
        .put("display_name", "LN Withdrawal");
    ObjectNode records =
        answer
            .putObject("lnTx")
            .put("id", "lntx_" + identifier())
            .put("created_at", now)
            .put("ln_node_id", "lnod_TestNode")
            .put("dest_pubkey", destination)
            .put("payment_request", destination + ":" + amount)
            .put("r_hash_decoded", Hashes.sha256(preimage))
            .put("memo", label)
            .putNull("description_hash")
            .put("num_satoshis", amount)
            .put("expiry", 432000)
            .putNull("expires_at")
            .put("payment_preimage", HexFormat.of().formatHex(preimage))
            .put("settled", 1)
            .put("settled_at", now)
            .put("is_keysend", 1)
            .putObject("custom_records");
    copy(request.path("custom_records"), records);
    records.put("5482373484", HexFormat.of().formatHex(preimage));
    ObjectNode data = answer.putObject("passThru");
    copy(request.path("passThru"), data);
    data.put("method", "api");
    return answer;
  }

  /** The Lightning payment in a transaction. */
  static ObjectNode lightning(ObjectNode transaction) {
    return (ObjectNode) transaction.path("lnTx");
  }

  /** The wallet in a transaction. */
  static ObjectNode wallet(ObjectNode transaction) {
    return (ObjectNode) transaction.path("wal");
  }

  /** The custom records in a transaction. */
  static ObjectNode records(ObjectNode transaction) {
    return (ObjectNode) lightning(transaction).path("custom_records");
  }

  private static void copy(JsonNode from, ObjectNode to) {
    from.properties().forEach(entry -> to.set(entry.getKey(), entry.getValue().deepCopy()));
  }

  private static String identifier() {
    return Long.toHexString(RANDOM.nextLong());
  }
}
