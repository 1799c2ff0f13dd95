package dev.keysend.conformance.server.wrong;

import static dev.keysend.conformance.server.Transactions.lightning;
import static dev.keysend.conformance.server.Transactions.wallet;
import static dev.keysend.conformance.server.wrong.WrongServer.transaction;

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
        transaction(
            "reports the creation time in milliseconds",
            a -> a.put("created_at", a.path("created_at").asLong() * 1000),
            "created-now"));
    servers.add(
        transaction(
            "reports the creation time in another time zone",
            a -> a.put("created_at", a.path("created_at").asLong() - HOUR),
            "created-now"));
    servers.add(
        transaction(
            "writes a time as a string", a -> a.put("created_at", "2020-07-19T13:32:53Z"), SCHEMA));
    servers.add(
        transaction(
            "reports the payment's creation time in another time zone",
            a -> shift(lightning(a), "created_at", -HOUR),
            "payment-created-now"));
    servers.add(
        transaction(
            "reports the settlement time in another time zone",
            a -> shift(lightning(a), "settled_at", HOUR),
            "settled-now"));
    servers.add(
        transaction(
            "reports that a payment settled before it was created",
            a -> shift(lightning(a), "settled_at", -2),
            "settled-after-created"));
    servers.add(
        transaction(
            "reports that a payment expires before it was created",
            a -> lightning(a).put("expires_at", lightning(a).path("created_at").asLong() - 1),
            "expires-after-created"));
    servers.add(
        WrongServer.of(
            "reports that the wallet was created in the future",
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
        transaction(
            "reports that the wallet changed before it was created",
            a -> wallet(a).put("updated_at", 1582461858),
            "wallet-updated-after-created"));
    servers.add(
        transaction(
            "does not update the time of the wallet's last change",
            a -> wallet(a).put("updated_at", 1582461859),
            "wallet-updated-now"));
    return servers;
  }

  private static void shift(ObjectNode node, String field, long seconds) {
    node.put(field, node.path(field).asLong() + seconds);
  }
}
