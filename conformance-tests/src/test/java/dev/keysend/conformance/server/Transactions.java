package dev.keysend.conformance.server;

import dev.keysend.contract.Contract;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes transactions as a correct server does: the recorded one, adapted to the payment. */
public final class Transactions {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonNode RECORDED =
      Contract.load().operation().responses().get("201").examples().get("keysend-sent").value();

  private Transactions() {}

  public static ObjectNode settled(JsonNode request, long amount, long balance) {
    long now = Instant.now().getEpochSecond();
    String destination = request.path("dest_pubkey").asString("").toLowerCase(Locale.ROOT);
    String label = amount + " keysend to " + destination;
    byte[] preimage = new byte[32];
    RANDOM.nextBytes(preimage);
    ObjectNode answer =
        RECORDED
            .deepCopy()
            .asObject()
            .put("id", "wtx_" + identifier())
            .put("created_at", now)
            .put("num_satoshis", -amount)
            .put("user_label", label);
    wallet(answer).put("updated_at", now).put("balance", balance);
    lightning(answer)
        .put("id", "lntx_" + identifier())
        .put("created_at", now)
        .put("dest_pubkey", destination)
        .put("payment_request", destination + ":" + amount)
        .put("r_hash_decoded", Hashes.sha256(preimage))
        .put("memo", label)
        .put("num_satoshis", amount)
        .put("payment_preimage", HexFormat.of().formatHex(preimage))
        .put("settled_at", now);
    ObjectNode records = lightning(answer).putObject("custom_records");
    copy(request.path("custom_records"), records);
    records.put("5482373484", HexFormat.of().formatHex(preimage));
    ObjectNode data = answer.putObject("passThru");
    copy(request.path("passThru"), data);
    data.put("method", "api");
    return answer;
  }

  /** The Lightning payment in a transaction. */
  public static ObjectNode lightning(ObjectNode transaction) {
    return (ObjectNode) transaction.path("lnTx");
  }

  /** The wallet in a transaction. */
  public static ObjectNode wallet(ObjectNode transaction) {
    return (ObjectNode) transaction.path("wal");
  }

  /** The custom records in a transaction. */
  public static ObjectNode records(ObjectNode transaction) {
    return (ObjectNode) lightning(transaction).path("custom_records");
  }

  private static void copy(JsonNode from, ObjectNode to) {
    from.properties().forEach(entry -> to.set(entry.getKey(), entry.getValue().deepCopy()));
  }

  private static String identifier() {
    return Long.toHexString(RANDOM.nextLong());
  }
}
