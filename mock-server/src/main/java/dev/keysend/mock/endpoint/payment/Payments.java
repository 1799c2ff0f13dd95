package dev.keysend.mock.endpoint.payment;

import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.contract.Operation;
import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.Refusals;
import dev.keysend.mock.endpoint.answer.ResponseExamples;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.wallet.Order;
import dev.keysend.mock.wallet.Outcome;
import dev.keysend.mock.wallet.Payment;
import dev.keysend.mock.wallet.Wallet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Makes payments and reports each outcome: to the payer as a response, to the webhook as an event.
 */
public final class Payments {
  private static final String NO_ROUTE = "failure-no-route";

  /** The beginning of the message if a payment failed at the node. */
  private static final String FAILED = "Failure reason: ";

  private static final long MSAT = 1_000;

  private final Ledger ledger;
  private final Refusals refusals;
  private final Consumer<PaymentEvent> events;
  private final Map<String, TransactionTemplate> templates = new LinkedHashMap<>();
  private final String settledExample;
  private final String mediaType;
  private final WalletForm walletForm;

  /**
   * Pays like an example.
   *
   * @param settledExample the contract's 201 example that responses to settled payments follow;
   *     null for its first one
   */
  public Payments(
      Operation operation,
      ResponseExamples examples,
      @Nullable String settledExample,
      Ledger ledger,
      Refusals refusals,
      Consumer<PaymentEvent> events) {
    this.ledger = ledger;
    this.refusals = refusals;
    this.events = events;
    Map<String, JsonNode> transactions = examples.transactions();
    transactions.forEach((name, value) -> templates.put(name, new TransactionTemplate(value)));
    this.settledExample =
        settledExample == null ? transactions.keySet().iterator().next() : settledExample;
    JsonNode example = transactions.get(this.settledExample);
    if (example == null) {
      throw new IllegalArgumentException(
          "settledExample is "
              + settledExample
              + ", which is not a 201 example of the contract; use one of "
              + String.join(", ", templates.keySet()));
    }
    this.walletForm = new WalletForm(example);
    this.mediaType = operation.response(201).orElseThrow().mediaType();
  }

  /**
   * Pays an order.
   *
   * @param example the 201 that the response looks like, by name; null for the one of the settings
   * @param fault what happens to the response; null for nothing
   */
  Answer pay(Wallet wallet, Order order, @Nullable String example, @Nullable Fault fault) {
    if (!Onion.carries(order.customRecords())) {
      return fail(
          wallet,
          order,
          refusals.of(NO_ROUTE, "the custom records take more than an onion's 1300 bytes"));
    }
    Outcome outcome = ledger.pay(wallet, order);
    if (outcome instanceof Payment payment) {
      return settled(wallet, payment, example, fault);
    }
    if (outcome instanceof Outcome.Shortfall shortfall) {
      return refusals.shortfall(shortfall.balance(), order.satoshis());
    }
    Outcome.FeeTooHigh fee = (Outcome.FeeTooHigh) outcome;
    return fail(
        wallet,
        order,
        refusals.of(
            NO_ROUTE,
            "the fee is "
                + fee.feeMsat()
                + " millisatoshis and the limit "
                + fee.limitMsat()
                + "; send a higher fee_limit_msat"));
  }

  private Answer settled(
      Wallet wallet, Payment payment, @Nullable String example, @Nullable Fault fault) {
    String transaction = written(payment, example);
    Answer whole = Answer.json("settled", 201, mediaType, transaction);
    Answer answer = fault == null ? whole : fault.disturb(whole);
    if (isFailure(answer)) {
      // LNPay's server only knows the message of its broken connection.
      fail(wallet, payment.order(), answer);
    } else {
      events.accept(
          new PaymentEvent(
              PaymentEvent.Kind.SENT, payment.settledAt(), () -> "{\"wtx\":" + transaction + "}"));
    }
    return answer;
  }

  /** The name of the 201 example that responses to settled payments follow. */
  String settledExample() {
    return settledExample;
  }

  /** A settled payment's transaction, as JSON. */
  public String written(Payment payment, @Nullable String example) {
    TransactionTemplate template = example == null ? null : templates.get(example);
    return (template == null ? templates.get(settledExample) : template).write(payment);
  }

  /** A wallet, as JSON. */
  public ObjectNode written(Wallet wallet) {
    return walletForm.of(wallet, ledger.time());
  }

  private static boolean isFailure(Answer answer) {
    return answer.status() != 201 && message(answer).startsWith(FAILED);
  }

  /** Refuses an order, and posts a webhook if the node failed. */
  Answer fail(Wallet wallet, Order order, Answer answer) {
    if (!isFailure(answer)) {
      return answer;
    }
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set("wal", written(wallet));
    data.putRawValue("passThru", new RawValue(order.passThru() == null ? "{}" : order.passThru()));
    data.put("spontaneous", 1);
    data.put("failureReason", message(answer).replaceFirst(Refusals.ADVICE + ".*", ""));
    ObjectNode parameters = data.putObject("node_request_parameters");
    parameters.put("amt_msat", Math.multiplyExact(Math.min(order.satoshis(), MOST), MSAT));
    parameters.put("dest_pubkey", order.destination());
    ObjectNode records = parameters.putObject("custom_records");
    order.customRecords().forEach(records::put);
    parameters.put("fee_limit_msat", order.mostFeeMsat());
    events.accept(
        new PaymentEvent(PaymentEvent.Kind.FAILED, ledger.time(), () -> Json.write(data)));
    return answer;
  }

  private static final long MOST = Long.MAX_VALUE / MSAT;

  /** The message of an error; empty if the response is not an error. */
  private static String message(Answer answer) {
    try {
      return Json.read(answer.body()).path("message").asString("");
    } catch (MalformedJsonException e) {
      return "";
    }
  }
}
