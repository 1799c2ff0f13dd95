package dev.keysend.mock.endpoint;

import dev.keysend.contract.Operation;
import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.Decision;
import dev.keysend.mock.endpoint.answer.ErrorAnswers;
import dev.keysend.mock.endpoint.answer.Refusals;
import dev.keysend.mock.endpoint.answer.ResponseExamples;
import dev.keysend.mock.endpoint.check.BodyCheck;
import dev.keysend.mock.endpoint.check.Problem;
import dev.keysend.mock.endpoint.check.UnknownFields;
import dev.keysend.mock.endpoint.payment.Payments;
import dev.keysend.mock.endpoint.payment.Settlement;
import dev.keysend.mock.secret.Keys;
import dev.keysend.mock.secret.KeysendPath;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.wallet.Wallet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The keysend operation: checks a request, chooses the response, makes the payment. Thread-safe.
 */
public final class KeysendEndpoint {
  private static final int LARGE_BYTES = 4 * 1024;

  private final Semaphore large =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
  private final AtomicLong asyncPayments = new AtomicLong();
  private final Operation operation;
  private final KeysendPath path;
  private final Keys keys;
  private final Ledger ledger;
  private final Credentials credentials;
  private final RequestBody requestBody;
  private final UnknownFields unknownFields;
  private final BodyCheck bodyCheck;
  private final Refusals refusals;
  private final PreferredAnswers preferred;
  private final Settlement settlement;
  private final WalletViews views;

  /** Creates the endpoint of a contract. */
  public KeysendEndpoint(Operation operation, Ledger ledger, EndpointSettings settings) {
    this.operation = operation;
    this.path = new KeysendPath(operation.path());
    this.keys = settings.keys();
    this.ledger = ledger;
    this.credentials = new Credentials(keys.apiKey());
    ErrorAnswers errors = new ErrorAnswers(operation, settings.masked());
    ResponseExamples examples = new ResponseExamples(operation, settings.pairs());
    this.refusals = new Refusals(errors, examples);
    this.requestBody = new RequestBody(operation, settings.acceptForms(), refusals);
    this.unknownFields = new UnknownFields(operation, settings.notices(), settings.masked());
    this.bodyCheck = new BodyCheck(operation);
    this.preferred = new PreferredAnswers(examples, errors);
    Payments payments =
        new Payments(
            operation, examples, settings.settledExample(), ledger, refusals, settings.events());
    this.settlement =
        new Settlement(
            operation,
            settings.simulated(),
            settings.pairs(),
            settings.network(),
            examples,
            payments);
    String mediaType = operation.response(201).orElseThrow().mediaType();
    this.views = new WalletViews(path, mediaType, keys, ledger, payments, refusals);
  }

  /** Loads what the first payment needs, so that it does not have to wait. */
  public static void warmUp(Operation operation) {
    new BodyCheck(operation).check(operation.requestExamples().values().iterator().next().value());
  }

  /** The HTTP method of a payment. */
  public String method() {
    return operation.method();
  }

  /** The path of this endpoint. */
  public KeysendPath path() {
    return path;
  }

  /** A regular expression for the paths that show a wallet. */
  public String viewPattern() {
    return WalletViews.pattern(path);
  }

  /** The public key of a magic destination, by its name in the contract. */
  public String destination(String name) {
    return settlement.destination(name);
  }

  /** Responds to a request to the path of payments or to a path that shows a wallet. */
  public Answer answer(Call call) {
    return views.matches(call.path()) ? view(call) : decide(call).complete();
  }

  private Answer view(Call call) {
    return refusal(call)
        .orElseGet(() -> Fields.only(RequestHead.fields(call), views.answer(call.path())));
  }

  /**
   * Checks a request and chooses the response, but moves no money yet.
   *
   * @param call a request whose path {@linkplain KeysendPath#matches matches}
   */
  public Decision decide(Call call) {
    if (!call.method().equals(operation.method())) {
      Answer refusal =
          refusals.own("method-not-allowed", 405, "The method must be " + operation.method());
      return Decision.of(refusal.with("Allow", operation.method() + ", OPTIONS"));
    }
    return refusal(call).map(Decision::of).orElseGet(() -> decideKnown(call));
  }

  /** Why the caller is refused; empty if not. */
  private Optional<Answer> refusal(Call call) {
    if (!RequestHead.acceptsJson(call)) {
      return Optional.of(
          refusals.own(
              "not-acceptable",
              406,
              "None of your requested content types is supported."
                  + Refusals.ADVICE
                  + "the header Accept must contain application/json or */*, or be left out."));
    }
    if (credentials.accept(call)) {
      return Optional.empty();
    }
    Answer refusal =
        refusals.of(
            "bad-credentials", "send " + keys.sayApiKey() + " as Basic user name or in X-Api-Key");
    return Optional.of(
        Credentials.keys(call).isEmpty()
            ? refusal.with("WWW-Authenticate", "Basic realm=\"api\"")
            : refusal);
  }

  /**
   * The JSON tree of a large body takes many times its bytes, so only a few are in memory at once.
   */
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
    JsonNode body;
    try {
      body = requestBody.read(call);
    } catch (RequestBody.UnreadableException e) {
      return Decision.of(e.answer());
    }
    String accessKey = path.accessKey(call.path());
    if (keys.readOnlyWalletKey().equals(accessKey)) {
      return Decision.of(refusals.of("wallet-read-only", "use " + keys.sayWalletKey()));
    }
    Wallet wallet = accessKey == null ? null : ledger.wallet(accessKey).orElse(null);
    if (wallet == null) {
      return Decision.of(refusals.of("wallet-unknown", "use " + keys.sayWalletKey()));
    }
    return decideOwner(call, wallet, body);
  }

  private Decision decideOwner(Call call, Wallet wallet, JsonNode body) {
    List<Problem> problems = bodyCheck.check(body);
    if (!problems.isEmpty()) {
      return Decision.of(
          refusals.own(
              "request-invalid",
              400,
              problems.stream().map(Problem::toString).collect(Collectors.joining("; "))));
    }
    unknownFields.notice(body);
    Preference preference = Preference.of(call);
    if (!preference.isNone()) {
      Optional<Answer> answer = preferred.choose(preference);
      if (answer.isPresent()) {
        return Decision.of(answer.get());
      }
    }
    Decision payment = settlement.decide(wallet, body, preference.example(), preference.delay());
    if (RequestHead.isAsync(call)) {
      return new Decision(false, () -> async(payment));
    }
    List<String> fields = RequestHead.fields(call);
    return fields.isEmpty()
        ? payment
        : new Decision(payment.isDisturbed(), () -> Fields.only(fields, payment.complete()));
  }

  /** If the caller does not wait, the webhook tells the outcome. */
  private Answer async(Decision payment) {
    payment.complete();
    String accepted = "{\"success\":1,\"id\":\"" + asyncPayments.incrementAndGet() + "\"}";
    String mediaType = operation.response(201).orElseThrow().mediaType();
    return Answer.json("accepted", 200, mediaType, accepted);
  }
}
