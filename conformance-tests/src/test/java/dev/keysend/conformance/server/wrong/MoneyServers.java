package dev.keysend.conformance.server.wrong;

import static dev.keysend.conformance.server.Transactions.lightning;
import static dev.keysend.conformance.server.Transactions.wallet;

import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.Sent;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are careless with the wallet's money. */
public final class MoneyServers {
  private MoneyServers() {}

  public static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    String falls = "balance-falls-by-amount";
    String both = "balance-counts-payments-at-once";
    servers.add(money("charges nothing", b -> b.charge = amount -> 0, falls));
    servers.add(money("charges a thousandth", b -> b.charge = a -> a / 1000, falls));
    servers.add(money("charges one satoshi, whatever the amount", b -> b.charge = a -> 1, falls));
    servers.add(money("adds the amount to the balance", b -> b.charge = a -> -a, falls));
    servers.add(
        money(
            "charges the amount twice",
            b -> b.charge = a -> 2 * a,
            "balance-falls-by-no-multiple"));
    servers.add(
        WrongServer.of(
            "reports the balance before the payment",
            b ->
                b.onSuccess =
                    (request, a) ->
                        wallet(a)
                            .put(
                                "balance",
                                wallet(a).path("balance").asLong()
                                    + lightning(a).path("num_satoshis").asLong()),
            falls));
    servers.add(
        WrongServer.of(
            "reports a negative balance",
            b ->
                b.onSuccess =
                    (request, a) -> {
                      if (lightning(a).path("num_satoshis").asLong() > 1000) {
                        wallet(a).put("balance", -1);
                      }
                    },
            "balance-is-not-negative"));
    servers.add(
        WrongServer.of(
            "takes a higher network fee than the request allows",
            b -> {
              b.charge = amount -> amount + 2;
              b.onSuccess = (request, a) -> lightning(a).put("fee_msat", 2000);
            },
            "network-fee-is-within-limit"));
    servers.add(money("loses one of two simultaneous payments", b -> b.losesUpdates = true, both));
    servers.add(
        money(
            "charges for a refused request",
            b -> b.chargeOnRefusal = a -> a,
            "refusals-leave-balance"));
    servers.add(
        money(
            "charges a satoshi when the balance is too small",
            b -> b.chargeOnShortfall = a -> 1,
            "refusals-leave-balance"));
    servers.add(
        money(
            "credits the amount and a fee when the balance is too small",
            b -> b.chargeOnShortfall = a -> -a - a / 500,
            "refusals-leave-balance"));
    servers.add(
        money(
            "charges for a failed payment",
            b -> b.chargeOnFailure = a -> a,
            "refusals-leave-balance"));
    servers.add(
        money(
            "charges for requests with wrong keys",
            b -> b.chargeOnDenial = a -> a,
            "refusals-leave-balance"));
    servers.add(
        money(
            "spends more than the balance", b -> b.overspends = true, "refuses-more-than-balance"));
    servers.add(
        money(
            "spends the same money in two simultaneous payments",
            b -> b.races = true,
            "refuses-spending-twice"));
    servers.add(
        WrongServer.of(
            "refuses large amounts",
            b -> b.refuses = body -> body.path("num_satoshis").asLong(0) > 1000,
            "accepts-most-of-balance"));
    servers.add(
        money(
            "silently pays at most a thousand satoshis",
            b -> b.reads = a -> Math.min(a, 1000),
            "amount-is-requested-amount",
            "refuses-amount-that-wraps"));
    servers.add(
        money(
            "rounds amounts down to tens",
            b -> b.reads = a -> a > 10 ? a / 10 * 10 : a,
            "amount-is-requested-amount"));
    servers.add(
        money(
            "truncates amounts to 32 bits",
            b -> b.reads = a -> (int) a,
            "refuses-amount-that-wraps"));
    servers.add(
        money(
            "compares the balance with millisatoshis that overflow",
            b -> b.overspendsWith = a -> a > Long.MAX_VALUE / 1000,
            "refuses-amount-that-wraps"));
    servers.add(
        money(
            "counts millisatoshis in 64 bits",
            b -> b.reads = a -> a * 1000 / 1000,
            "refuses-amount-that-wraps"));
    servers.add(
        money(
            "does not check the balance for small amounts",
            b -> b.overspendsWith = a -> a > 100 && a < 1000,
            "refuses-many-at-once-beyond-balance"));
    servers.add(
        money(
            "loses all but one of many simultaneous small payments",
            b -> b.losesUpdatesOf = a -> a > 100 && a < 1000,
            "balance-counts-many-at-once"));
    servers.add(
        money(
            "responds 500 after it has made some of many payments at the same time",
            b ->
                b.onWire =
                    (sent, reply) -> {
                      if (reply.status == 201
                          && isOfMany(sent)
                          && b.counter.incrementAndGet() <= 4) {
                        reply.status = 500;
                        reply.body = KeysendServer.error(500, "No connection is free.").body;
                      }
                    },
            "refusals-at-once-leave-balance"));
    servers.add(
        money(
            "charges some amounts twice",
            b -> b.charge = a -> a == 7 ? 14 : a,
            "balance-falls-once"));
    servers.add(
        money(
            "charges for a second failed payment",
            b -> b.chargeOnFailure = a -> b.counter.incrementAndGet() == 2 ? a : 0,
            "refusals-leave-balance"));
    servers.add(
        money(
            "pays at the second try what it has refused for want of money",
            b -> {
              Set<Long> checked = ConcurrentHashMap.newKeySet();
              b.chargeOnShortfall =
                  amount -> {
                    checked.add(amount);
                    return 0;
                  };
              b.overspendsWith = checked::contains;
            },
            "refuses-more-than-balance"));
    servers.add(
        money(
            "reports that a second try was paid",
            b -> b.paysSecondTry = true,
            "failed-payment-status"));
    servers.add(
        WrongServer.of(
            "checks the first of two amounts and pays the last",
            b -> {
              b.interprets = MoneyServers::withLastAmount;
              b.alsoPays =
                  body -> body.path("num_satoshis").isDouble(); // Only the last of two is one.
            },
            "refuses-two-amounts"));
    servers.add(
        WrongServer.of(
            "ignores the case of names",
            b ->
                b.interprets =
                    sent ->
                        sent.json().filter(body -> body.has("NUM_SATOSHIS")).isPresent()
                            ? sent.saying(withAmount(sent.json().orElseThrow(), 2))
                            : sent,
            "amount-is-requested-amount"));
    servers.add(
        WrongServer.of(
            "prefers the amount in the query",
            b ->
                b.interprets =
                    sent ->
                        sent.query().startsWith("num_satoshis=")
                            ? sent.saying(withAmount(sent.json().orElseThrow(), 2))
                            : sent,
            "amount-is-requested-amount"));
    servers.add(
        money(
            "sets the balance back after a failure, whatever was paid meanwhile",
            b -> b.restoresBalance = true,
            both));
    return servers;
  }

  private static Sent withLastAmount(Sent sent) {
    if (!sent.text().endsWith("\"num_satoshis\":1,\"num_satoshis\":-1}")) {
      return sent;
    }
    try {
      JsonNode first = Json.read(sent.text().replace(",\"num_satoshis\":-1", ""));
      return sent.saying(((ObjectNode) first).put("num_satoshis", -1.0));
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonNode withAmount(JsonNode body, long satoshis) {
    return ((ObjectNode) body.deepCopy()).put("num_satoshis", satoshis);
  }

  private static boolean isOfMany(Sent sent) {
    return sent.json()
        .map(body -> body.path("num_satoshis").asLong(0))
        .filter(amount -> amount > 100 && amount < 1000)
        .isPresent();
  }

  private static WrongServer money(String name, Consumer<Behaviour> change, String... breaks) {
    return WrongServer.of(name, change, breaks);
  }
}
