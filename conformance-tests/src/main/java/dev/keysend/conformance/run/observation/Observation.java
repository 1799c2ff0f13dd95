package dev.keysend.conformance.run.observation;

import dev.keysend.conformance.request.Draft;
import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.request.WorstCase;
import dev.keysend.conformance.wire.message.Answer;
import dev.keysend.conformance.wire.message.Exchange;
import dev.keysend.conformance.wire.secret.Redactor;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The observed result of a request that was sent. */
public final class Observation {
  /** How the message about a failed payment begins. */
  public static final String FAILURE_REASON = "Failure reason: ";

  private static final String NO_ROUTE = FAILURE_REASON + "FAILURE_REASON_NO_ROUTE";

  private static final Pattern BUSY =
      Pattern.compile(
          "(?i)\\b(busy|try again|in progress|locked|being processed|concurrent|another"
              + " payment)\\b");
  private static final Pattern SHORT_OF_MONEY =
      Pattern.compile(
          "(?i)\\b(balance|funds|too large|too little|not enough|insufficient|low on)\\b");

  private static final Pattern CONTROL_CHARACTER = Pattern.compile("%(?:[01][0-9A-Fa-f]|7[Ff])");

  private final Probe probe;
  private final Draft draft;
  private final Exchange exchange;
  private final Optional<JsonNode> body;
  private final String bodyProblem;
  private final Optional<BigInteger> balance;
  private final String summary;

  /**
   * Reads a response.
   *
   * @param redactor masks the parts that are quoted
   */
  Observation(Probe probe, Draft draft, Exchange exchange, Redactor redactor) {
    this.probe = probe;
    this.draft = draft;
    this.exchange = exchange;
    Optional<JsonNode> read = Optional.empty();
    String problem = exchange.failure();
    if (exchange.answer().isPresent()) {
      Answer answer = exchange.answer().get();
      if (AnswerSize.isTooLarge(answer.body())) {
        problem =
            "the body has more than the "
                + AnswerSize.MOST_VALUES
                + " values that are read as JSON";
      } else {
        try {
          read = Optional.of(Json.read(answer.body().bytes()));
        } catch (MalformedJsonException e) {
          problem = "the body is not JSON: " + e.getMessage() + coding(answer);
        }
      }
    }
    this.body = read;
    this.bodyProblem = problem;
    this.balance = readBalance();
    this.summary = summary(redactor);
  }

  /** The possible reason why a body cannot be read. */
  private static String coding(Answer answer) {
    return answer
        .header("Content-Encoding")
        .filter(coding -> !coding.equalsIgnoreCase("identity"))
        .map(coding -> "; its Content-Encoding is \"" + coding + "\", and none was asked for")
        .orElse("");
  }

  /**
   * A balance beyond 64 bits does not count, because requests and reports with it would be
   * unreadable.
   */
  private Optional<BigInteger> readBalance() {
    JsonNode shown = at(Fields.BALANCE);
    return paid() && shown.isNumber() && shown.canConvertToExactIntegral()
        ? Optional.of(shown.decimalValue().toBigIntegerExact())
            .filter(balance -> balance.bitLength() < Long.SIZE)
        : Optional.empty();
  }

  /** The request of the plan. */
  public Probe probe() {
    return probe;
  }

  /** The request as it left. */
  public Draft draft() {
    return draft;
  }

  /** The request and its response. */
  public Exchange exchange() {
    return exchange;
  }

  /** The HTTP status; 0 when there was no response. */
  public int status() {
    return exchange.answer().map(answer -> answer.status()).orElse(0);
  }

  /** Whether the target says that it paid. */
  public boolean paid() {
    return status() / 100 == 2
        && (probe.kind() != Kind.OTHER_METHOD || status() == 201 || at(Fields.PREIMAGE).isString());
  }

  /** Whether the target says that it refused the request because of its content. */
  public boolean refused() {
    return probe.kind() == Kind.OTHER_METHOD
        ? status() > 0 && !paid() && !limited()
        : status() / 100 == 4 && !limited();
  }

  /** Whether the target says only that there were too many requests. */
  public boolean limited() {
    return status() == 429 || ((status() == 403 || status() == 503) && retryAfter().isPresent());
  }

  private Optional<String> retryAfter() {
    return exchange.answer().flatMap(answer -> answer.header("Retry-After"));
  }

  /**
   * Whether a gateway responded instead of the target, so that the kit knows nothing about the
   * request.
   */
  public boolean ofGateway() {
    return status() >= 502 && status() <= 504 && !limited();
  }

  /** Whether the node found no route, which may change a moment later. */
  boolean foundNoRoute() {
    return !paid() && at(Fields.MESSAGE).asString("").equals(NO_ROUTE);
  }

  /**
   * Whether the target says that another request keeps it busy. LNPay's own server responds with
   * 500, others with 409, 423 or 503.
   */
  public boolean busy() {
    return status() == 423
        || (status() >= 400 && BUSY.matcher(at(Fields.MESSAGE).asString("")).find());
  }

  /** Whether the target says that it refused because the balance is too small. */
  public boolean shortOfMoney() {
    return refused() && SHORT_OF_MONEY.matcher(at(Fields.MESSAGE).asString("")).find();
  }

  /** Whether a page came instead of a refusal: from a gateway or a bot challenge. */
  public boolean page() {
    return status() / 100 == 4 && body.filter(JsonNode::isObject).isEmpty();
  }

  /**
   * Whether a page refuses a control character in the address. A web server in front of the target
   * may do so before the target sees the request.
   */
  public boolean pageForItsAddress() {
    return page() && CONTROL_CHARACTER.matcher(exchange.call().path()).find();
  }

  /** Whether wrong keys or a wrong address may be the cause of the response. */
  public boolean turnedAway() {
    return status() == 401 || status() == 403 || status() == 404 || redirected();
  }

  private boolean redirected() {
    return status() / 100 == 3;
  }

  /** The response's body, if it is JSON. */
  public Optional<JsonNode> body() {
    return body;
  }

  /** A value of the response's body, by JSON pointer; a missing node if it is not there. */
  public JsonNode at(String pointer) {
    return body.map(node -> node.at(pointer)).orElse(MissingNode.getInstance());
  }

  /**
   * The balance afterwards, in satoshis, if the target says that it paid and the balance is a
   * 64-bit integer.
   */
  public Optional<BigInteger> balance() {
    return balance;
  }

  /** The requested amount, in satoshis, if it was an integer. */
  public Optional<BigInteger> amount() {
    return draft
        .body()
        .map(asked -> asked.path(Fields.AMOUNT))
        .filter(JsonNode::isIntegralNumber)
        .map(JsonNode::bigIntegerValue);
  }

  /**
   * The amount that was paid, in satoshis: the requested one, or the one in the response if the
   * requested one was not an integer.
   */
  public Optional<BigInteger> paidAmount() {
    JsonNode shown = at(Fields.PAID_AMOUNT);
    return probe.kind().isPayable()
        ? amount()
        : Optional.of(shown)
            .filter(node -> node.isNumber() && node.canConvertToExactIntegral())
            .map(node -> node.decimalValue().toBigIntegerExact());
  }

  /**
   * The most that the target may have paid, in satoshis, without a fee that it names separately:
   * what the request can have cost, or more if the response shows more.
   */
  public BigInteger mostPaid() {
    return paid() ? shown().max(draft.call().worstCase()) : draft.call().worstCase();
  }

  /** What the response says was paid, in satoshis, or the request's worst case if it names none. */
  public BigInteger reportedAsPaid() {
    return shown().signum() > 0 ? shown() : draft.call().worstCase();
  }

  private BigInteger shown() {
    return WorstCase.shown(at(Fields.PAID_AMOUNT)).max(WorstCase.shown(at(Fields.WALLET_AMOUNT)));
  }

  /** The network fee that the response names, in satoshis, rounded up, if it says that it paid. */
  public Optional<BigInteger> fee() {
    JsonNode shown = at(Fields.FEE);
    return paid() && shown.isNumber()
        ? Optional.of(
            shown
                .decimalValue()
                .movePointLeft(3)
                .setScale(0, RoundingMode.CEILING)
                .toBigInteger()
                .max(BigInteger.ZERO))
        : Optional.empty();
  }

  /** Why there is no body to read, for people; empty when there is one. */
  public String bodyProblem() {
    return bodyProblem;
  }

  /** The response in a few words, with the target's own words masked. */
  public String summary() {
    return summary;
  }

  private String summary(Redactor redactor) {
    if (exchange.answer().isEmpty()) {
      return "no response: " + exchange.failure();
    }
    Optional<String> location =
        redirected() ? exchange.answer().get().header("Location") : Optional.empty();
    String words = location.orElseGet(() -> at(Fields.MESSAGE).asString(""));
    return "HTTP "
        + status()
        + (words.isBlank() ? "" : location.isPresent() ? " to " : ": ")
        + Quotation.of(words, redactor);
  }
}
