package dev.keysend.mock.endpoint.payment;

import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.mock.endpoint.check.BodyCheck;
import dev.keysend.mock.wallet.Order;
import dev.keysend.mock.wallet.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The recorded response with its linked fields computed for another payment. It is written once,
 * with marks in place of the computed values; for each payment only these values are written.
 */
final class TransactionTemplate {
  /** The computed values; the template contains a mark for each. */
  private enum Value {
    TRANSACTION_ID,
    LIGHTNING_ID,
    WALLET_ID,
    TIME,
    AMOUNT,
    NEGATED_AMOUNT,
    BALANCE,
    DESTINATION,
    PAYMENT_REQUEST,
    LABEL,
    HASH,
    PREIMAGE,
    FEE,
    CUSTOM_RECORDS,
    PASS_THRU;

    /** No recorded text contains a control character. */
    String mark() {
      return "\u0001" + name() + "\u0001";
    }

    String written() {
      return Json.write(StringNode.valueOf(mark()));
    }
  }

  private static final String METHOD = "{\"method\":\"api\"";

  private final List<String> texts = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();
  private final int length;

  TransactionTemplate(JsonNode recorded) {
    String written = Json.write(marked((ObjectNode) recorded.deepCopy()));
    int from = 0;
    for (int at = next(written, from); at >= 0; at = next(written, from)) {
      Value value = valueAt(written, at);
      texts.add(written.substring(from, at));
      values.add(value);
      from = at + value.written().length();
    }
    texts.add(written.substring(from));
    this.length = 2 * written.length();
  }

  private static ObjectNode marked(ObjectNode transaction) {
    put(transaction, "id", Value.TRANSACTION_ID);
    put(transaction, "created_at", Value.TIME);
    put(transaction, "num_satoshis", Value.NEGATED_AMOUNT);
    put(transaction, "user_label", Value.LABEL);
    put(transaction, "passThru", Value.PASS_THRU);
    ObjectNode wallet = (ObjectNode) transaction.get("wal");
    put(wallet, "id", Value.WALLET_ID);
    put(wallet, "updated_at", Value.TIME);
    put(wallet, "balance", Value.BALANCE);
    ObjectNode lightning = (ObjectNode) transaction.get("lnTx");
    put(lightning, "id", Value.LIGHTNING_ID);
    put(lightning, "created_at", Value.TIME);
    put(lightning, "settled_at", Value.TIME);
    put(lightning, "dest_pubkey", Value.DESTINATION);
    put(lightning, "payment_request", Value.PAYMENT_REQUEST);
    put(lightning, "r_hash_decoded", Value.HASH);
    put(lightning, "memo", Value.LABEL);
    put(lightning, "num_satoshis", Value.AMOUNT);
    if (lightning.has("fee_msat")) {
      put(lightning, "fee_msat", Value.FEE);
    }
    put(lightning, "payment_preimage", Value.PREIMAGE);
    put(lightning, "custom_records", Value.CUSTOM_RECORDS);
    return transaction;
  }

  private static void put(ObjectNode object, String name, Value value) {
    object.put(name, value.mark());
  }

  private static int next(String written, int from) {
    int first = -1;
    for (Value value : Value.values()) {
      int at = written.indexOf(value.written(), from);
      if (at >= 0 && (first < 0 || at < first)) {
        first = at;
      }
    }
    return first;
  }

  private static Value valueAt(String written, int at) {
    for (Value value : Value.values()) {
      if (written.startsWith(value.written(), at)) {
        return value;
      }
    }
    throw new IllegalStateException("There is no mark at " + at);
  }

  String write(Payment payment) {
    StringBuilder transaction = new StringBuilder(length);
    for (int i = 0; i < values.size(); i++) {
      transaction.append(texts.get(i));
      append(transaction, values.get(i), payment);
    }
    return transaction.append(texts.get(values.size())).toString();
  }

  private static void append(StringBuilder to, Value value, Payment payment) {
    Order order = payment.order();
    switch (value) {
      case TRANSACTION_ID -> quoted(to, payment.transactionId());
      case LIGHTNING_ID -> quoted(to, payment.lightningId());
      case WALLET_ID -> quoted(to, payment.walletId());
      case TIME -> to.append(payment.settledAt());
      case AMOUNT -> to.append(order.satoshis());
      case NEGATED_AMOUNT -> to.append(-order.satoshis());
      case BALANCE -> to.append(payment.balance());
      case DESTINATION -> quoted(to, order.destination());
      case PAYMENT_REQUEST ->
          to.append('"')
              .append(order.destination())
              .append(':')
              .append(order.satoshis())
              .append('"');
      case LABEL ->
          to.append('"')
              .append(order.satoshis())
              .append(" keysend to ")
              .append(order.destination())
              .append('"');
      case HASH -> quoted(to, payment.paymentHash());
      case PREIMAGE -> quoted(to, payment.preimage());
      case FEE -> to.append(payment.feeMsat());
      case CUSTOM_RECORDS -> customRecords(to, payment);
      case PASS_THRU -> passThru(to, order);
    }
  }

  /** Only for texts of letters, digits and underscores, which need no escapes. */
  private static void quoted(StringBuilder to, String text) {
    to.append('"').append(text).append('"');
  }

  private static void customRecords(StringBuilder to, Payment payment) {
    to.append('{');
    for (Map.Entry<String, String> entry : payment.order().customRecords().entrySet()) {
      if (!entry.getKey().equals(BodyCheck.KEYSEND_RECORD)) {
        quoted(to, entry.getKey());
        to.append(':').append(Json.write(StringNode.valueOf(entry.getValue()))).append(',');
      }
    }
    quoted(to, BodyCheck.KEYSEND_RECORD);
    to.append(':');
    quoted(to, payment.preimage());
    to.append('}');
  }

  /** The sent data, and the server's own addition before it, as in the recording. */
  private static void passThru(StringBuilder to, Order order) {
    String sent = order.passThru();
    if (sent == null) {
      passThru(to, "{}");
    } else if (sent.contains("\"method\"")) {
      ObjectNode others = (ObjectNode) read(sent);
      others.remove("method");
      passThru(to, Json.write(others));
    } else {
      passThru(to, sent);
    }
  }

  private static void passThru(StringBuilder to, String object) {
    to.append(METHOD);
    if (!object.equals("{}")) {
      to.append(',');
    }
    to.append(object, 1, object.length());
  }

  private static JsonNode read(String text) {
    try {
      return Json.read(text);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("The mock wrote it itself", e);
    }
  }
}
