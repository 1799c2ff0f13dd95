package dev.keysend.conformance.server.wrong;

import static dev.keysend.conformance.server.Transactions.lightning;
import static dev.keysend.conformance.server.Transactions.wallet;

import dev.keysend.conformance.server.Behaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Servers that are careless with the wallet's money. */
public final class MoneyServers {
  private MoneyServers() {}

  public static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    String falls = "balance-falls-by-amount";
    String both = "balance-counts-payments-at-once";
    servers.add(money("takes nothing", b -> b.charge = amount -> 0, falls));
    servers.add(money("takes a thousandth", b -> b.charge = a -> a / 1000, falls));
    servers.add(money("takes one satoshi, whatever the amount", b -> b.charge = a -> 1, falls));
    servers.add(money("adds instead", b -> b.charge = a -> -a, falls));
    servers.add(
        money(
            "takes the amount twice", b -> b.charge = a -> 2 * a, "balance-falls-by-no-multiple"));
    servers.add(
        WrongServer.of(
            "shows the balance before the payment",
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
            "shows a debt",
            b ->
                b.onSuccess =
                    (request, a) -> {
                      if (lightning(a).path("num_satoshis").asLong() > 1000) {
                        wallet(a).put("balance", -1);
                      }
                    },
            "balance-is-not-negative"));
    servers.add(money("loses one of two payments at once", b -> b.losesUpdates = true, both));
    servers.add(
        money(
            "takes the amount on a refusal",
            b -> b.chargeOnRefusal = a -> a,
            "refusals-leave-balance"));
    servers.add(
        money(
            "takes a satoshi when there are too few",
            b -> b.chargeOnShortfall = a -> 1,
            "refusals-leave-balance"));
    servers.add(
        money(
            "takes the amount on a failure",
            b -> b.chargeOnFailure = a -> a,
            "refusals-leave-balance"));
    servers.add(
        money(
            "takes the amount from strangers",
            b -> b.chargeOnDenial = a -> a,
            "refusals-leave-balance"));
    servers.add(
        money("spends more than there is", b -> b.overspends = true, "refuses-more-than-balance"));
    servers.add(money("spends twice at once", b -> b.races = true, "refuses-spending-twice"));
    servers.add(
        WrongServer.of(
            "refuses large amounts",
            b -> b.refuses = body -> body.path("num_satoshis").asLong(0) > 1000,
            "accepts-most-of-balance"));
    servers.add(
        money(
            "pays no more than a thousand, and does not say so",
            b -> b.reads = a -> Math.min(a, 1000),
            "amount-is-requested-amount",
            "refuses-amount-that-wraps"));
    servers.add(
        money(
            "rounds to tens",
            b -> b.reads = a -> a > 10 ? a / 10 * 10 : a,
            "amount-is-requested-amount"));
    servers.add(
        money("has amounts of 32 bits", b -> b.reads = a -> (int) a, "refuses-amount-that-wraps"));
    servers.add(
        money(
            "does not look at the balance for small amounts",
            b -> b.overspendsWith = a -> a > 100 && a < 1000,
            "refuses-many-at-once-beyond-balance"));
    servers.add(
        money(
            "loses all but one of many small payments at once",
            b -> b.losesUpdatesOf = a -> a > 100 && a < 1000,
            "balance-counts-many-at-once"));
    servers.add(
        money(
            "takes some amounts twice",
            b -> b.charge = a -> a == 7 ? 14 : a,
            "balance-falls-once"));
    servers.add(
        money(
            "takes the amount on a second failure",
            b -> b.chargeOnFailure = a -> b.counter.incrementAndGet() == 2 ? a : 0,
            "refusals-leave-balance"));
    servers.add(
        money(
            "says that a second try was paid",
            b -> b.paysSecondTry = true,
            "failed-payment-status"));
    servers.add(
        WrongServer.of(
            "adds two amounts up",
            b -> b.toleratesText = text -> text.contains(",\"num_satoshis\":2}"),
            "refuses-two-amounts"));
    return servers;
  }

  private static WrongServer money(String name, Consumer<Behaviour> change, String... breaks) {
    return WrongServer.of(name, change, breaks);
  }
}
