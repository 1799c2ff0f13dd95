package dev.keysend.conformance.server.wrong;

import static dev.keysend.conformance.server.Transactions.lightning;
import static dev.keysend.conformance.server.Transactions.wallet;
import static dev.keysend.conformance.server.wrong.WrongServer.answer;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Servers that pay as asked, but name a wrong time. */
public final class UntimelyServers {
  private static final String SCHEMA = "success-schema";
  private static final long HOUR = 3600;

  private UntimelyServers() {}

  public static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    servers.add(
        answer(
            "creates in milliseconds",
            a -> a.put("created_at", a.path("created_at").asLong() * 1000),
            "created-now"));
    servers.add(
        answer(
            "creates in another time zone",
            a -> a.put("created_at", a.path("created_at").asLong() - HOUR),
            "created-now"));
    servers.add(
        answer("writes times as text", a -> a.put("created_at", "2020-07-19T13:32:53Z"), SCHEMA));
    servers.add(
        answer(
            "creates the payment in another time zone",
            a -> shift(lightning(a), "created_at", -HOUR),
            "payment-created-now"));
    servers.add(
        answer(
            "settles in another time zone",
            a -> shift(lightning(a), "settled_at", HOUR),
            "settled-now"));
    servers.add(
        answer(
            "settles before it creates",
            a -> shift(lightning(a), "settled_at", -2),
            "settled-after-created"));
    servers.add(
        answer(
            "lets the payment expire before it creates it",
            a -> lightning(a).put("expires_at", lightning(a).path("created_at").asLong() - 1),
            "expires-after-created"));
    servers.add(
        WrongServer.of(
            "has a wallet from the future",
            b ->
                b.onSuccess =
                    (request, a) -> {
                      b.counter.compareAndSet(0, a.path("created_at").asLong() + 300);
                      wallet(a)
                          .put("created_at", b.counter.get())
                          .put("updated_at", b.counter.get());
                    },
            "wallet-created-before-transaction"));
    servers.add(
        answer(
            "changes the wallet before it creates it",
            a -> wallet(a).put("updated_at", 1582461858),
            "wallet-updated-after-created"));
    servers.add(
        answer(
            "does not say that the wallet has changed",
            a -> wallet(a).put("updated_at", 1582461859),
            "wallet-updated-now"));
    return servers;
  }

  private static void shift(ObjectNode node, String field, long seconds) {
    node.put(field, node.path(field).asLong() + seconds);
  }
}
