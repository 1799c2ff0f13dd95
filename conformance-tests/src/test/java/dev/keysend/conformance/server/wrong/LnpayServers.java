package dev.keysend.conformance.server.wrong;

import static dev.keysend.conformance.server.Transactions.lightning;
import static dev.keysend.conformance.server.Transactions.records;
import static dev.keysend.conformance.server.Transactions.wallet;

import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.Response;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Servers modelled on measurements of LNPay's server: its habits without its weaknesses, and one
 * server for each single weakness.
 */
public final class LnpayServers {
  /**
   * The SHOULD rules that it breaks: what it accepts because the meaning is plain, and good
   * practice that it does not follow.
   */
  public static final Set<String> WARNINGS =
      new TreeSet<>(
          Set.of(
              "empty-data-keeps-its-type",
              "refuses-custom-records-key-too-small",
              "refuses-custom-records-null",
              "refuses-custom-records-value-number",
              "refuses-custom-records-value-object",
              "refuses-num-satoshis-digits",
              "refuses-pass-thru-json-text",
              "refuses-pass-thru-list",
              "refuses-pass-thru-null"));

  private static final String FRACTION = "1.5";

  /** Longer than a request needs to arrive. */
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private LnpayServers() {}

  public static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    servers.add(
        weak(
            "pays one satoshi when asked for 1.5, responds with 500 and stays locked",
            b -> {
              b.alsoPays = LnpayServers::isFraction;
              breaksAndStaysLocked(b, LnpayServers::isFraction);
            },
            "refuses-num-satoshis-fraction"));
    servers.add(
        weak(
            "ignores the case of API keys",
            b ->
                b.alsoAuthenticates =
                    sent -> AccessServers.user(sent).equalsIgnoreCase(KeysendServer.API_KEY + ":"),
            "refuses-api-key-in-other-case"));
    servers.add(
        weak(
            "ignores the case of wallet keys",
            b -> b.alsoPaysFrom = KeysendServer.WALLET_KEY::equalsIgnoreCase,
            "refuses-wallet-key-in-other-case"));
    servers.add(
        weak("doubles lists", b -> onSuccess(b, LnpayServers::doubled), "pass-through-comes-back"));
    servers.add(
        weak(
            "lets the caller set the method",
            b ->
                onSuccess(
                    b,
                    (request, answer) -> {
                      if (request.path("passThru").has("method")) {
                        data(answer).set("method", request.path("passThru").get("method"));
                      }
                    }),
            "method-is-the-servers-own"));
    servers.add(
        weak(
            "loses the records of a payment to an upper-case destination",
            b ->
                onSuccess(
                    b,
                    (request, answer) -> {
                      if (isUpperCase(request)) {
                        lightning(answer).putNull("custom_records");
                      }
                    }),
            "success-schema"));
    servers.add(
        weak(
            "responds with 500 after it has paid an upper-case destination, and stays locked",
            LnpayServers::breaksOnUpperCase,
            "accepts-upper-case-key"));
    servers.add(
        weak(
            "pays by OPTIONS",
            b -> b.alsoPaysBy = sent -> sent.method().equals("OPTIONS") && sent.json().isPresent(),
            "safe-methods-do-not-pay"));
    servers.add(
        weak(
            "neither locks the wallet nor checks the balance for small amounts",
            b -> {
              b.lock = () -> true;
              b.unlock = () -> {};
              b.overspendsWith = LnpayServers::isOfMany;
            },
            "refuses-many-at-once-beyond-balance"));
    servers.add(
        weak(
            "does not charge for the first of many payments at the same time",
            b -> {
              slow(b);
              AtomicBoolean charged = new AtomicBoolean();
              b.charge =
                  amount -> isOfMany(amount) && charged.compareAndSet(false, true) ? 0 : amount;
            },
            "balance-counts-many-at-once"));
    servers.add(
        weak(
            "repeats an unknown wallet key in the error",
            b ->
                b.onWire =
                    (sent, response) -> {
                      if (response.status == 404) {
                        response.body =
                            response.body.replace(
                                "There is no such wallet.", "Wallet not found: " + sent.path());
                      }
                      denialsAre401(response, !response.body.contains("not found: "));
                    },
            "wallet-keys-stay-secret"));
    servers.add(
        weak(
            "shows file names and line numbers in debug mode",
            b ->
                b.onWire =
                    b.onWire.andThen(
                        (sent, response) -> {
                          if (response.status == 401) {
                            response.body =
                                response.body.replaceFirst(
                                    "}$",
                                    ",\"file\":\"/var/www/src/base/ApiController.php\",\"line\":120}");
                          }
                        }),
            "failure-hides-internals"));
    return servers;
  }

  private static WrongServer weak(String name, Consumer<Behaviour> weakness, String rule) {
    Set<String> breaks = new TreeSet<>(WARNINGS);
    breaks.add(rule);
    return new WrongServer(
        "is LNPay's and " + name,
        breaks,
        b -> {
          strong(b);
          weakness.accept(b);
        });
  }

  /** The habits of LNPay's own server, without its weaknesses. */
  public static void strong(Behaviour b) {
    b.tolerates = LnpayServers::takes;
    b.onSuccess = LnpayServers::settled;
    b.onRefusal = error -> error.put("type", "yii\\web\\BadRequestHttpException");
    b.onDenial = error -> error.put("name", "Unauthorized");
    b.jitterMillis = 3;
    oneAtATime(b, new Semaphore(1), new AtomicBoolean());
  }

  /** Pays one payment at a time, and tells all others to try again. */
  private static void oneAtATime(Behaviour b, Semaphore lock, AtomicBoolean stays) {
    b.lock = lock::tryAcquire;
    b.unlock =
        () -> {
          if (!stays.get()) {
            lock.release();
          }
        };
    b.busy =
        () -> KeysendServer.error(500, "Please try again soon, wallet busy ID:wal_czDztN5eJ4r5sJ");
    b.onWire = (sent, response) -> denialsAre401(response);
  }

  /** The strong server, if it takes long for each of many payments and refuses the others. */
  public static void slow(Behaviour b) {
    strong(b);
    onSuccess(
        b,
        (request, answer) -> {
          if (isOfMany(request.path("num_satoshis").asLong(0))) {
            LockSupport.parkNanos(SLOW_NANOS);
          }
        });
  }

  private static boolean isOfMany(long amount) {
    return amount > 100 && amount < 1000;
  }

  private static void denialsAre401(Response response) {
    denialsAre401(response, true);
  }

  private static void denialsAre401(Response response, boolean saysSo) {
    if (response.status == 403 || response.status == 404) {
      response.body =
          response
              .body
              .replace("\"status\":" + response.status, "\"status\":401")
              .replaceFirst(
                  saysSo ? "\"message\":\"[^\"]*\"" : "(?!)",
                  "\"message\":\"Invalid Wallet Access Key.\"");
      response.status = 401;
    }
  }

  /** The violations that it accepts. */
  private static boolean takes(Violation violation, JsonNode body) {
    JsonNode value = body.at(violation.pointer());
    return switch (violation.pointer()) {
      case "/num_satoshis" -> value.isString() && value.stringValue().matches("[0-9]+");
      case "/passThru" ->
          value.isNull()
              || value.isArray()
              || (value.isString() && value.stringValue().startsWith("{"));
      case "/custom_records" -> value.isNull();
      case "/custom_records/65536" -> true;
      default ->
          violation.pointer().startsWith("/custom_records/")
              && violation.keyword().equals("type")
              && (value.isNumber() || value.isObject());
    };
  }

  private static void settled(JsonNode request, ObjectNode answer) {
    wallet(answer).putNull("balance_msat").put("ln_node_id", "lnod_2s4yfYA");
    wallet(answer).putObject("walletType").put("name", "ln_custodial");
    lightning(answer).put("fee_msat", 0).put("is_amp", 0).putNull("payment_addr");
    lightning(answer).put("settled_at", lightning(answer).path("created_at").asLong() - 1);
    for (String key : List.copyOf(records(answer).propertyNames())) {
      JsonNode value = records(answer).get(key);
      records(answer).put(key, value.isString() ? value.stringValue() : Json.write(value));
    }
    JsonNode sent = request.path("passThru");
    try {
      if (sent.isString()) {
        data(answer).setAll((ObjectNode) Json.read(sent.stringValue()));
      }
    } catch (MalformedJsonException e) {
      throw new IllegalStateException(e);
    }
    for (int i = 0; sent.isArray() && i < sent.size(); i++) {
      data(answer).set(Integer.toString(i), sent.get(i));
    }
    for (String name : List.copyOf(data(answer).propertyNames())) {
      if (data(answer).get(name).isObject() && data(answer).get(name).isEmpty()) {
        data(answer).putArray(name);
      }
    }
    data(answer).put("method", "api").putNull("outgoingChanId");
  }

  private static ObjectNode data(ObjectNode answer) {
    return (ObjectNode) answer.path("passThru");
  }

  private static void onSuccess(Behaviour b, BiConsumer<JsonNode, ObjectNode> more) {
    b.onSuccess = b.onSuccess.andThen(more);
  }

  /** Pays, but breaks before it says so, and keeps the lock on the wallet. */
  public static void breaksAndStaysLocked(Behaviour b, Predicate<JsonNode> after) {
    AtomicBoolean stays = new AtomicBoolean();
    oneAtATime(b, new Semaphore(1), stays);
    b.onWire =
        b.onWire.andThen(
            (sent, response) -> {
              if (response.status == 201 && sent.json().filter(after).isPresent()) {
                Response broken = KeysendServer.error(500, "An internal server error occurred.");
                response.status = broken.status;
                response.body = broken.body;
              }
            });
    onSuccess(
        b,
        (request, answer) -> {
          if (after.test(request)) {
            stays.set(true);
          }
        });
  }

  /** On PHP 8. */
  public static void breaksOnUpperCase(Behaviour b) {
    breaksAndStaysLocked(b, LnpayServers::isUpperCase);
  }

  private static boolean isFraction(JsonNode body) {
    return Json.write(body.path("num_satoshis")).equals(FRACTION);
  }

  private static void doubled(JsonNode request, ObjectNode answer) {
    doubled(answer.path("passThru"));
  }

  private static void doubled(JsonNode node) {
    node.values().forEach(LnpayServers::doubled);
    if (node instanceof ArrayNode list) {
      list.addAll(List.copyOf(list.values()));
    }
  }

  private static boolean isUpperCase(JsonNode body) {
    return body.path("dest_pubkey").asString("").matches(".*[A-F].*");
  }
}
