package dev.keysend.conformance.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A keysend server that behaves as its {@link Behaviour} says. */
public final class KeysendServer implements AutoCloseable {
  /** The keys that the server knows. */
  public static final String API_KEY = "pak_test-canary-8a6f3b";

  public static final String WALLET_KEY = "waka_test-canary-51c0de";
  public static final String OTHER_API_KEY = "pak_test-Canary-93d7e4";
  public static final String READ_ONLY_KEY = "wakr_test-Canary-77a1e2";

  /**
   * In satoshis. No server can really pay more than this; of a larger amount, it pays at most what
   * it misreads.
   */
  private static final BigInteger ALL_BITCOIN = BigInteger.valueOf(2_100_000_000_000_000L);

  /** How long simultaneous payments wait for each other. */
  private static final long MOST_WAIT_MILLIS = 2_000;

  private static final Operation OPERATION = Contract.load().operation();
  private static final JsonNode RECORDED_ERROR =
      OPERATION.responses().get("400").examples().get("failure-no-route").value();

  private final Behaviour behaviour;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CyclicBarrier rivals = new CyclicBarrier(2);
  private final Object ledger = new Object();

  /** Whether a payment is failing; under the lock of the ledger. */
  private boolean failing;

  /** How many of two simultaneous payments were made; under the lock of the ledger. */
  private int paidMeanwhile;

  private final Map<InetSocketAddress, Response> connections = new ConcurrentHashMap<>();
  private long balance;
  private long heldFirst;
  private BigInteger askedFor = BigInteger.ZERO;

  private KeysendServer(Behaviour behaviour) {
    this.behaviour = behaviour;
    this.balance = behaviour.openingBalance;
    try {
      this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/", this::handle);
    http.setExecutor(threads);
    http.start();
  }

  /** Starts a server. */
  public static KeysendServer start(Behaviour behaviour) {
    return new KeysendServer(behaviour);
  }

  /** The URL at which the server listens. */
  public String baseUrl() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** The sum of the satoshis that all requests named, even invalid requests. */
  public BigInteger askedFor() {
    synchronized (ledger) {
      return askedFor;
    }
  }

  /** What the server took from the wallet, including fees. */
  public BigInteger taken() {
    synchronized (ledger) {
      return BigInteger.valueOf(behaviour.openingBalance - balance);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Sent sent = behaviour.interprets.apply(read(exchange));
    sent.json().ifPresent(this::count);
    take(-behaviour.otherTraffic.getAsLong());
    Response response = behaviour.before.apply(sent).orElseGet(() -> respond(sent));
    LockSupport.parkNanos(behaviour.delayMillis * 1_000_000L);
    behaviour.onWire.accept(sent, response);
    Response before = connections.put(exchange.getRemoteAddress(), response);
    if (before != null) {
      response = behaviour.onSameConnection.apply(sent, before).orElse(response);
    }
    response.headers.forEach(exchange.getResponseHeaders()::add);
    byte[] body = response.bytes();
    boolean bodiless = body.length == 0 || sent.method().equals("HEAD");
    exchange.sendResponseHeaders(
        response.status, bodiless ? -1 : response.chunked ? 0 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private void count(JsonNode body) {
    JsonNode amount = body.path("num_satoshis");
    synchronized (ledger) {
      if (amount.isNumber()) {
        BigInteger asked = amount.decimalValue().toBigInteger().max(BigInteger.ZERO);
        askedFor = askedFor.add(asked.compareTo(ALL_BITCOIN) > 0 ? BigInteger.ONE : asked);
      }
    }
  }

  private Sent read(HttpExchange exchange) throws IOException {
    String text = text(exchange.getRequestBody());
    Optional<JsonNode> json;
    try {
      json = Optional.of(Json.read(text));
    } catch (MalformedJsonException e) {
      json = Optional.empty();
    }
    return new Sent(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        exchange.getRequestURI().getRawPath(),
        String.valueOf(exchange.getRequestURI().getQuery()),
        String.valueOf(exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override")),
        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
        String.valueOf(exchange.getRequestHeaders().getFirst("X-Api-Key")),
        Map.copyOf(exchange.getRequestHeaders()),
        text,
        json);
  }

  private String text(InputStream in) throws IOException {
    if (!behaviour.decodesPacketsAlone) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder();
    byte[] packet = new byte[64 * 1024];
    for (int size = in.read(packet); size >= 0; size = in.read(packet)) {
      text.append(new String(packet, 0, size, StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  private Response respond(Sent sent) {
    JsonNode body = sent.json().orElse(JsonNodeFactory.instance.objectNode());
    if (!sent.method().equals("POST") && !behaviour.alsoPaysBy.test(sent)) {
      return denial(405, "This method is not allowed.", body);
    }
    if (!authenticated(sent) && !behaviour.alsoAuthenticates.test(sent)) {
      return denial(
          behaviour.denialStatus, "Your request was made with invalid credentials.", body);
    }
    String key = sent.path().replaceAll("^/v1/wallet/|/keysend$", "");
    if (!key.equals(WALLET_KEY)
        && !behaviour.alsoPaysFrom.test(key)
        && !behaviour.alsoPaysFromEncoded.test(sent.rawPath(), key)) {
      return key.equals(READ_ONLY_KEY)
          ? denial(403, "This key may not withdraw.", body)
          : denial(404, "There is no such wallet.", body);
    }
    if (sent.json().isEmpty()) {
      return behaviour.toleratesText.test(sent.text())
          ? pay(JsonNodeFactory.instance.objectNode().put("num_satoshis", 1).put("dest_pubkey", ""))
          : refusal("The body is not JSON.", body);
    }
    boolean valid =
        behaviour.alsoPays.test(body)
            || (OPERATION.requestSchema().check(body).stream()
                    .allMatch(violation -> behaviour.tolerates.test(violation, body))
                && !behaviour.refuses.test(body)
                && !behaviour.refusesText.test(sent.text())
                && !(behaviour.refusesTogether
                    && isPlain(body)
                    && !isUnroutable(body)
                    && isTogether(sent, isAtOnce(body)))
                && fits(body));
    return valid ? locked(body) : refusal("The request is not valid.", body);
  }

  private Response locked(JsonNode body) {
    if (!behaviour.lock.getAsBoolean()) {
      return behaviour.busy.get();
    }
    try {
      if (behaviour.jitterMillis > 0) {
        LockSupport.parkNanos(
            ThreadLocalRandom.current().nextLong(behaviour.jitterMillis * 1_000_000L));
      }
      return pay(body);
    } finally {
      behaviour.unlock.run();
    }
  }

  private boolean authenticated(Sent sent) {
    String pair =
        Base64.getEncoder().encodeToString((API_KEY + ":").getBytes(StandardCharsets.UTF_8));
    return (behaviour.takesBasic && sent.authorization().equals("Basic " + pair))
        || (behaviour.takesApiKeyHeader && sent.apiKeyHeader().equals(API_KEY));
  }

  private Response pay(JsonNode body) {
    long amount = Math.max(behaviour.reads.applyAsLong(amount(body)), -1);
    if (behaviour.failsUnroutable
        && isUnroutable(body)
        && !(behaviour.paysSecondTry && behaviour.counter.incrementAndGet() > 1)) {
      fail(amount);
      return error(400, "Failure reason: FAILURE_REASON_NO_ROUTE", behaviour.onFailure);
    }
    Optional<Long> left = spend(amount, isAtOnce(body));
    if (left.isEmpty()) {
      take(behaviour.chargeOnShortfall.applyAsLong(amount));
      return error(400, "The wallet holds too little.", behaviour.onFailure);
    }
    ObjectNode answer = Transactions.settled(body, amount, left.get());
    behaviour.onSuccess.accept(body, answer);
    return new Response(201, Json.write(answer));
  }

  private void fail(long amount) {
    if (behaviour.restoresBalance) {
      synchronized (ledger) {
        long before = balance;
        failing = true;
        ledger.notifyAll();
        await(() -> paidMeanwhile == 2);
        failing = false;
        balance = before;
      }
    }
    take(behaviour.chargeOnFailure.applyAsLong(amount));
  }

  /** Waits with the ledger's lock, which others can take meanwhile. */
  private void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_WAIT_MILLIS);
    try {
      for (long left = end - System.nanoTime();
          left > 0 && !condition.getAsBoolean();
          left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(ledger, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Long> spend(long amount, boolean atOnce) {
    long charge = behaviour.charge.applyAsLong(amount);
    long before;
    synchronized (ledger) {
      before = balance;
    }
    if (behaviour.races && amount > 1000) {
      return amount <= before ? Optional.of(together(before, charge)) : Optional.empty();
    }
    boolean loses = behaviour.losesUpdates && atOnce;
    if (loses) {
      together(before, charge);
    }
    synchronized (ledger) {
      long holds = loses ? before : balance;
      if (behaviour.losesUpdatesOf.test(amount)) {
        heldFirst = Math.max(heldFirst, balance);
        if (behaviour.counter.incrementAndGet() > 4) {
          return Optional.empty();
        }
        holds = heldFirst;
      }
      if (Math.max(amount, charge) > holds
          && !behaviour.overspends
          && !behaviour.overspendsWith.test(amount)) {
        return Optional.empty();
      }
      if (behaviour.restoresBalance && atOnce) {
        await(() -> failing);
        paidMeanwhile++;
        ledger.notifyAll();
        holds = balance;
      }
      balance = holds - charge;
      return Optional.of(Math.max(0, balance));
    }
  }

  /** Waits until the other payment, if any, has looked at the balance. */
  private long together(long before, long charge) {
    try {
      rivals.await(5, TimeUnit.SECONDS);
    } catch (Exception e) {
      rivals.reset();
    }
    return before - charge;
  }

  /** Whether another payment arrives at the same time, and this one is the second. */
  private boolean isTogether(Sent sent, boolean mayWait) {
    if (!sent.apiKeyHeader().equals("null") || sent.text().matches(".*[A-F].*")) {
      return false;
    }
    try {
      return rivals.await(mayWait ? MOST_WAIT_MILLIS : 30, TimeUnit.MILLISECONDS) == 0;
    } catch (Exception e) {
      rivals.reset();
      return false;
    }
  }

  private void take(long charge) {
    synchronized (ledger) {
      balance -= charge;
    }
  }

  private static boolean isUnroutable(JsonNode body) {
    return body.path("dest_pubkey").asString("").matches("(?i)02ef1c8a.*");
  }

  /** Whether the request says that it is one of several simultaneous payments. */
  private static boolean isAtOnce(JsonNode body) {
    return body.path("passThru").has("payment at once");
  }

  /** Whether the body is one of the plan's smallest payments, sent alone or simultaneously. */
  public static boolean isPlain(JsonNode body) {
    return (body.size() == 2 || isAtOnce(body))
        && !body.path("dest_pubkey").asString("").matches(".*[A-F].*");
  }

  private boolean fits(JsonNode body) {
    return OPERATION.requestLongs().stream()
        .filter(field -> !(behaviour.clampsAmounts && field.equals("num_satoshis")))
        .map(body::path)
        .filter(JsonNode::isNumber)
        .allMatch(number -> number.decimalValue().toBigInteger().bitLength() < Long.SIZE);
  }

  /** The amount that a lenient server reads. */
  private static long amount(JsonNode body) {
    JsonNode amount = body.path("num_satoshis");
    if (amount.isBoolean()) {
      return amount.booleanValue() ? 1 : 0;
    }
    if (amount.isArray()) {
      return amount.size();
    }
    if (amount.isString()) {
      String digits = amount.stringValue().replaceFirst("[^0-9].*", "");
      return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
    if (!amount.isNumber()) {
      return 0;
    }
    BigInteger whole = amount.decimalValue().toBigInteger();
    return whole.bitLength() < 64 ? whole.longValue() : Long.MIN_VALUE;
  }

  private Response refusal(String message, JsonNode body) {
    take(behaviour.chargeOnRefusal.applyAsLong(Math.max(0, amount(body))));
    return error(behaviour.refusalStatus, message, behaviour.onRefusal);
  }

  private Response denial(int status, String message, JsonNode body) {
    take(behaviour.chargeOnDenial.applyAsLong(Math.max(0, amount(body))));
    return error(status, message, behaviour.onDenial);
  }

  /** A response with the error of the contract. */
  public static Response error(int status, String message) {
    return error(status, message, error -> {});
  }

  private static Response error(
      int status, String message, java.util.function.Consumer<ObjectNode> change) {
    ObjectNode error =
        RECORDED_ERROR
            .deepCopy()
            .asObject()
            .put("name", status == 400 ? "Bad Request" : "Refused")
            .put("message", message)
            .put("status", status);
    change.accept(error);
    return new Response(status, Json.write(error));
  }
}
