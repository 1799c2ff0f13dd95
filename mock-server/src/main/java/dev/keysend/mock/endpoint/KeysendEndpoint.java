package dev.keysend.mock.endpoint;

import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.contract.Operation;
import dev.keysend.mock.example.ExamplePair;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.wallet.Order;
import dev.keysend.mock.wallet.Outcome;
import dev.keysend.mock.wallet.Payment;
import dev.keysend.mock.wallet.Wallet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The keysend operation: checks a request, chooses its answer, makes the payment. Safe to share.
 */
public final class KeysendEndpoint {
  private static final int LARGE_BYTES = 4 * 1024;

  private final Semaphore large =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
  private final Operation operation;
  private final KeysendPath path;
  private final boolean simulated;
  private final Keys keys;
  private final Ledger ledger;
  private final Credentials credentials;
  private final BodyCheck bodyCheck;
  private final ErrorAnswers errors;
  private final ResponseExamples examples;
  private final PreferredAnswers preferred;
  private final Magic magic;
  private final Answer recorded;
  private final Map<String, TransactionTemplate> templates = new LinkedHashMap<>();
  private final String settledExample;
  private final String settledMediaType;
  private final Consumer<String> settled;

  /**
   * Makes the endpoint of a contract.
   *
   * @param simulated whether wallets pay; otherwise answers are the recorded examples
   * @param settledExample the 201 of the contract that settled payments are answered like, by name;
   *     null for its first one
   * @param pairs examples beside the contract's own
   * @param settled is told of each payment: the transaction's JSON
   */
  public KeysendEndpoint(
      Operation operation,
      boolean simulated,
      @Nullable String settledExample,
      Keys keys,
      Ledger ledger,
      List<ExamplePair> pairs,
      Consumer<String> settled) {
    this.settled = settled;
    this.operation = operation;
    this.path = new KeysendPath(operation.path());
    this.simulated = simulated;
    this.keys = keys;
    this.ledger = ledger;
    this.credentials = new Credentials(keys.apiKey());
    this.bodyCheck = new BodyCheck(operation);
    this.errors = new ErrorAnswers(operation);
    this.examples = new ResponseExamples(operation, pairs);
    this.preferred = new PreferredAnswers(examples, errors);
    this.magic = new Magic(operation, simulated ? List.of() : pairs, examples);
    this.recorded = examples.first(201).orElseThrow();
    examples
        .transactions()
        .forEach((name, example) -> templates.put(name, new TransactionTemplate(example)));
    this.settledExample = settledExample == null ? recorded.outcome() : settledExample;
    if (!templates.containsKey(this.settledExample)) {
      throw new IllegalArgumentException(
          "settledExample is "
              + settledExample
              + ", which is no 201 of the contract; give one of "
              + String.join(", ", templates.keySet()));
    }
    this.settledMediaType = operation.response(201).orElseThrow().mediaType();
  }

  /** Loads what the first payment needs, so that it does not wait for it. */
  public static void warmUp(Operation operation) {
    new BodyCheck(operation).check(operation.requestExamples().values().iterator().next().value());
  }

  /** The HTTP method of a payment. */
  public String method() {
    return operation.method();
  }

  /** The path that this endpoint answers. */
  public KeysendPath path() {
    return path;
  }

  /** The public key of a magic destination, by its name in the contract. */
  public String destination(String name) {
    return Magic.destination(operation, name);
  }

  /** Answers a request whose path {@linkplain KeysendPath#matches matches}. */
  public Answer answer(Call call) {
    return decide(call).complete();
  }

  /**
   * Checks a request and chooses its answer, but moves no money yet.
   *
   * @param call a request whose path {@linkplain KeysendPath#matches matches}
   */
  public Decision decide(Call call) {
    if (!call.method().equals(operation.method())) {
      Answer refusal =
          errors.refuse("method-not-allowed", 405, "The method must be " + operation.method());
      return Decision.of(refusal.with("Allow", operation.method() + ", OPTIONS"));
    }
    if (!credentials.accept(call)) {
      Answer refusal =
          refuse(
              "bad-credentials",
              "send " + keys.sayApiKey() + " as Basic user name or in X-Api-Key");
      return Decision.of(
          Credentials.keys(call).isEmpty()
              ? refusal.with("WWW-Authenticate", "Basic realm=\"api\"")
              : refusal);
    }
    return decideKnown(call);
  }

  /** A large body's JSON tree takes many times its bytes, so only a few are in memory at once. */
  private Decision decideKnown(Call call) {
    if (call.body().length < LARGE_BYTES) {
      return decideBody(call);
    }
    large.acquireUninterruptibly();
    try {
      return decideBody(call);
    } finally {
      large.release();
    }
  }

  /** LNPay's server, too, reads the body before it looks at the wallet. */
  private Decision decideBody(Call call) {
    List<String> contentType = call.headers("Content-Type");
    if (contentType.size() != 1 || !isMediaType(contentType.get(0))) {
      return Decision.of(
          errors.refuse(
              "content-type-unsupported",
              415,
              "The header Content-Type must be " + operation.requestMediaType()));
    }
    JsonNode body;
    try {
      body = Json.read(call.body());
    } catch (MalformedJsonException e) {
      return Decision.of(
          errors.refuse("request-malformed", 400, "The body is not JSON: " + e.getMessage()));
    }
    String accessKey = path.accessKey(call.path());
    if (keys.readOnlyWalletKey().equals(accessKey)) {
      return Decision.of(refuse("wallet-read-only", "use " + keys.sayWalletKey()));
    }
    Wallet wallet = accessKey == null ? null : ledger.wallet(accessKey).orElse(null);
    if (wallet == null) {
      return Decision.of(refuse("wallet-unknown", "use " + keys.sayWalletKey()));
    }
    return decideOwner(call, wallet, body);
  }

  private Decision decideOwner(Call call, Wallet wallet, JsonNode body) {
    List<Problem> problems = bodyCheck.check(body);
    if (!problems.isEmpty()) {
      return Decision.of(
          errors.refuse(
              "request-invalid",
              400,
              problems.stream().map(Problem::toString).collect(Collectors.joining("; "))));
    }
    Order order = order(body);
    Preference preference = Preference.of(call);
    if (!preference.isNone()) {
      Optional<Answer> answer = preferred.choose(preference);
      if (answer.isPresent()) {
        return Decision.of(answer.get());
      }
    }
    String example = preference.example() == null ? settledExample : preference.example();
    return decideOrder(wallet, order, body, example);
  }

  private Decision decideOrder(Wallet wallet, Order order, JsonNode body, String example) {
    // A wallet decides by itself what it can pay; without one, the examples' amounts do.
    Magic.Effect effect =
        (simulated
                ? magic.effect(order.destination())
                : magic.effect(order.destination(), order.satoshis(), body))
            .orElse(null);
    if (effect == null) {
      return new Decision(false, () -> settle(wallet, order, example));
    }
    Fault fault = effect.fault();
    if (fault != null) {
      return new Decision(
          true, () -> fault.disturb(fault.settles() ? settle(wallet, order, example) : recorded));
    }
    Answer answer = effect.answer();
    return answer == null || (answer.status() == 201 && simulated)
        ? new Decision(false, () -> settle(wallet, order, example))
        : Decision.of(answer);
  }

  private Answer settle(Wallet wallet, Order order, String example) {
    if (!simulated) {
      return recorded;
    }
    Outcome outcome = ledger.pay(wallet, order);
    if (outcome instanceof Payment payment) {
      TransactionTemplate template = templates.getOrDefault(example, templates.get(settledExample));
      String transaction = template.write(payment);
      settled.accept(transaction);
      return Answer.json("settled", 201, settledMediaType, transaction);
    }
    if (outcome instanceof Outcome.Shortfall shortfall) {
      String refusal = "wallet-insufficient-funds";
      // The example ends in the balance of the wallet that it was recorded from.
      String words = examples.message(refusal).replaceFirst("-?\\d+$", "" + shortfall.balance());
      return refuse(
          refusal,
          words,
          "the wallet holds "
              + shortfall.balance()
              + " satoshis, but /num_satoshis is "
              + order.satoshis());
    }
    if (outcome instanceof Outcome.FeeTooHigh fee) {
      return refuse(
          "failure-no-route",
          "the fee is "
              + fee.feeMsat()
              + " millisatoshis and the limit "
              + fee.limitMsat()
              + "; send a higher fee_limit_msat");
    }
    return errors.refuse(
        "preimage-used",
        400,
        "/custom_records/"
            + BodyCheck.KEYSEND_RECORD
            + ": this preimage has paid before; draw a new one, or leave it out");
  }

  /** A refusal that the contract has an example of, with advice on how to go on. */
  private Answer refuse(String example, String advice) {
    return refuse(example, examples.message(example), advice);
  }

  private Answer refuse(String example, String words, String advice) {
    int status = examples.byName().get(example).status();
    return errors.refuse(example, status, words + " Mock: " + advice + ".");
  }

  private boolean isMediaType(String contentType) {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end))
        .trim()
        .equalsIgnoreCase(operation.requestMediaType());
  }

  /** What a request that keeps the contract asks for. */
  static Order order(JsonNode body) {
    Map<String, String> records = Map.of();
    JsonNode sent = body.path("custom_records");
    if (!sent.isEmpty()) {
      records = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : sent.properties()) {
        records.put(entry.getKey(), entry.getValue().asString());
      }
    }
    JsonNode passThru = body.get("passThru");
    return new Order(
        body.path("dest_pubkey").asString().toLowerCase(Locale.ROOT),
        body.path("num_satoshis").decimalValue().longValueExact(),
        records,
        passThru == null ? null : Json.write(passThru),
        records.get(BodyCheck.KEYSEND_RECORD),
        body.hasNonNull("fee_limit_msat")
            ? body.path("fee_limit_msat").decimalValue().longValueExact()
            : null);
  }
}
