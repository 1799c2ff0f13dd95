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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a server behaves. As it is made, it is correct; every field is one thing to change. */
public final class Behaviour {
  /** What requests are answered with before anybody looks at them, if at all. */
  public Function<Sent, Optional<Reply>> before = sent -> Optional.empty();

  /** Whether the API key is taken as user name of Basic authentication. */
  public boolean takesBasic = true;

  /** Requests with credentials that are taken beside the right ones. */
  public Predicate<Sent> alsoAuthenticates = sent -> false;

  /** Whether the API key is taken in a header of its own. */
  public boolean takesApiKeyHeader = true;

  /** Access keys that may pay beside the right one. */
  public Predicate<String> alsoPaysFrom = key -> false;

  /** Access keys that may pay where their path is written so. */
  public BiPredicate<String, String> alsoPaysFromEncoded = (path, key) -> false;

  /** Requests by other methods that are paid nevertheless. */
  public Predicate<Sent> alsoPaysBy = sent -> false;

  /** Violations of the request's schema that do not matter. */
  public BiPredicate<Violation, JsonNode> tolerates = (violation, body) -> false;

  /** Invalid requests that are paid all the same. */
  public Predicate<JsonNode> alsoPays = body -> false;

  /** Bodies that are not JSON and are paid nevertheless. */
  public Predicate<String> toleratesText = text -> false;

  /** Valid requests that are refused. */
  public Predicate<JsonNode> refuses = body -> false;

  /** Valid requests that are refused for how they are written. */
  public Predicate<String> refusesText = text -> false;

  /** Whether one of two payments at once is refused. */
  public boolean refusesTogether = false;

  /** Whether amounts that do not fit are paid as far as they fit. */
  public boolean clampsAmounts = false;

  /** What the wallet holds at first, in satoshis. */
  public long openingBalance = 5000;

  /** What is taken from the balance for an amount. */
  public LongUnaryOperator charge = amount -> amount;

  /** What is taken from the balance when a request is refused. */
  public LongUnaryOperator chargeOnRefusal = amount -> 0;

  /** What is taken from the balance when it holds too little. */
  public LongUnaryOperator chargeOnShortfall = amount -> 0;

  /** What is taken from the balance when a payment fails. */
  public LongUnaryOperator chargeOnFailure = amount -> 0;

  /** What is taken from the balance when the sender may not pay. */
  public LongUnaryOperator chargeOnDenial = amount -> 0;

  /** Whether a payment may be more than the balance. */
  public boolean overspends = false;

  /** Whether payments at once may spend the same money. */
  public boolean races = false;

  /** What is read of an amount. */
  public LongUnaryOperator reads = amount -> amount;

  /** Amounts that are paid without a look at the balance. */
  public LongPredicate overspendsWith = amount -> false;

  /** Amounts of which four are paid, each from what the wallet held before the first. */
  public LongPredicate losesUpdatesOf = amount -> false;

  /** Whether a second payment to the unroutable destination is answered as paid. */
  public boolean paysSecondTry = false;

  /** Whether payments at once lose track of each other. */
  public boolean losesUpdates = false;

  /** Whether no route leads to the unroutable destination. */
  public boolean failsUnroutable = true;

  /** Changes a success, given the request. */
  public BiConsumer<JsonNode, ObjectNode> onSuccess = (request, answer) -> {};

  /** Changes the error of a refused request. */
  public Consumer<ObjectNode> onRefusal = error -> {};

  /** Changes the error of a payment that failed. */
  public Consumer<ObjectNode> onFailure = error -> {};

  /** Changes the error of a sender that may not pay. */
  public Consumer<ObjectNode> onDenial = error -> {};

  /** Changes an answer on its way out, given the request. */
  public BiConsumer<Sent, Reply> onWire = (sent, reply) -> {};

  /** The status of a refused request. */
  public int refusalStatus = 400;

  /** The status of bad credentials. */
  public int denialStatus = 401;

  /** What comes of every further request on one connection, given it and the answer before it. */
  public BiFunction<Sent, Reply, Optional<Reply>> onSameConnection =
      (sent, before) -> Optional.empty();

  /** What others add to the balance, or take from it, when a request comes. */
  public LongSupplier otherTraffic = () -> 0;

  /** Takes the lock that a payment needs, if it can be had at once. */
  public BooleanSupplier lock = () -> true;

  /** Gives the lock back. */
  public Runnable unlock = () -> {};

  /** What a payment is answered with that cannot have the lock. */
  public Supplier<Reply> busy = () -> KeysendServer.error(500, "The wallet is busy.");

  /** The most that is waited within the lock, at random. */
  public int jitterMillis = 0;

  /** How long the server takes to answer. */
  public int delayMillis = 0;

  /** A number that this server may count with. */
  public final AtomicLong counter = new AtomicLong();
}
