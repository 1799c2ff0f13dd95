package dev.keysend.conformance.server;

import dev.keysend.contract.Violation;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a server behaves. A new instance is correct; each field changes one thing. */
public final class Behaviour {
  /** A response to send without looking at the request, or empty to handle the request. */
  public Function<Sent, Optional<Response>> before = sent -> Optional.empty();

  /** Whether the server accepts the API key as the user name of Basic authentication. */
  public boolean takesBasic = true;

  /** Requests with wrong credentials that the server accepts. */
  public Predicate<Sent> alsoAuthenticates = sent -> false;

  /** Whether the server accepts the API key in the header {@code X-Api-Key}. */
  public boolean takesApiKeyHeader = true;

  /** Wrong access keys that may pay. */
  public Predicate<String> alsoPaysFrom = key -> false;

  /** Wrong access keys that may pay if the raw path is written in a certain way. */
  public BiPredicate<String, String> alsoPaysFromEncoded = (path, key) -> false;

  /** What the server takes a request for. */
  public UnaryOperator<Sent> interprets = sent -> sent;

  /** Whether the server decodes each packet of a body by itself. */
  public boolean decodesPacketsAlone = false;

  /** Whether a payment that fails sets the balance back to what it was before. */
  public boolean restoresBalance = false;

  /** Requests with a method other than POST that the server pays. */
  public Predicate<Sent> alsoPaysBy = sent -> false;

  /** Violations of the request's schema that the server ignores. */
  public BiPredicate<Violation, JsonNode> tolerates = (violation, body) -> false;

  /** Invalid requests that the server pays. */
  public Predicate<JsonNode> alsoPays = body -> false;

  /** Bodies that are not JSON but that the server pays. */
  public Predicate<String> toleratesText = text -> false;

  /** Valid requests that the server refuses. */
  public Predicate<JsonNode> refuses = body -> false;

  /** Valid requests that the server refuses because of how they are written. */
  public Predicate<String> refusesText = text -> false;

  /** Whether the server refuses one of two simultaneous payments. */
  public boolean refusesTogether = false;

  /** Whether the server accepts amounts that do not fit into 64 bits. */
  public boolean clampsAmounts = false;

  /** The balance of the wallet at the start, in satoshis. */
  public long openingBalance = 5000;

  /** What the server takes from the balance to pay an amount. */
  public LongUnaryOperator charge = amount -> amount;

  /** What the server takes from the balance when it refuses a request. */
  public LongUnaryOperator chargeOnRefusal = amount -> 0;

  /** What the server takes from the balance when the balance is too small. */
  public LongUnaryOperator chargeOnShortfall = amount -> 0;

  /** What the server takes from the balance when a payment fails. */
  public LongUnaryOperator chargeOnFailure = amount -> 0;

  /** What the server takes from the balance when the sender may not pay. */
  public LongUnaryOperator chargeOnDenial = amount -> 0;

  /** Whether a payment may be more than the balance. */
  public boolean overspends = false;

  /** Whether simultaneous payments can spend the same money. */
  public boolean races = false;

  /** The amount that the server reads for the amount of a request. */
  public LongUnaryOperator reads = amount -> amount;

  /** Amounts that the server pays without looking at the balance. */
  public LongPredicate overspendsWith = amount -> false;

  /**
   * Amounts that the server pays four times, each time from the balance before the first payment.
   */
  public LongPredicate losesUpdatesOf = amount -> false;

  /** Whether the server says that it paid a second payment to the unroutable destination. */
  public boolean paysSecondTry = false;

  /** Whether simultaneous payments overwrite each other's change of the balance. */
  public boolean losesUpdates = false;

  /** Whether payments to the unroutable destination fail. */
  public boolean failsUnroutable = true;

  /** Changes the response to a payment, given the request. */
  public BiConsumer<JsonNode, ObjectNode> onSuccess = (request, answer) -> {};

  /** Changes the error of a refused request. */
  public Consumer<ObjectNode> onRefusal = error -> {};

  /** Changes the error of a payment that failed. */
  public Consumer<ObjectNode> onFailure = error -> {};

  /** Changes the error of a sender that may not pay. */
  public Consumer<ObjectNode> onDenial = error -> {};

  /** Changes a response just before it is sent, given the request. */
  public BiConsumer<Sent, Response> onWire = (sent, response) -> {};

  /** The status of the response to an invalid request. */
  public int refusalStatus = 400;

  /** The status of the response to bad credentials. */
  public int denialStatus = 401;

  /**
   * The response to every further request on a connection, given the request and the response
   * before it; empty to respond as usual.
   */
  public BiFunction<Sent, Response, Optional<Response>> onSameConnection =
      (sent, before) -> Optional.empty();

  /** What other users add to the balance, or take from it, when a request arrives. */
  public LongSupplier otherTraffic = () -> 0;

  /** Tries to take the lock that a payment needs, without waiting for it. */
  public BooleanSupplier lock = () -> true;

  /** Releases the lock. */
  public Runnable unlock = () -> {};

  /** The response to a payment that does not get the lock. */
  public Supplier<Response> busy = () -> KeysendServer.error(500, "The wallet is busy.");

  /** The longest random wait while the server holds the lock, in milliseconds. */
  public int jitterMillis = 0;

  /** How long the server takes to respond, in milliseconds. */
  public int delayMillis = 0;

  /** A counter for the other fields to use. */
  public final AtomicLong counter = new AtomicLong();
}
