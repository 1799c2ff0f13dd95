package dev.keysend.conformance.server;

import static dev.keysend.conformance.server.Transactions.lightning;
import static dev.keysend.conformance.server.Transactions.wallet;
import static dev.keysend.conformance.server.WrongServer.answer;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Servers that do not tell payments and wallets apart. */
final class IdentityServers {
  private IdentityServers() {}

  static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    servers.add(
        answer("repeats transaction ids", a -> a.put("id", "wtx_same"), "transaction-ids-differ"));
    servers.add(
        answer(
            "repeats payment ids", a -> lightning(a).put("id", "lntx_same"), "payment-ids-differ"));
    servers.add(
        answer(
            "repeats preimages",
            a -> {
              String preimage = "ab".repeat(32);
              lightning(a)
                  .put("payment_preimage", preimage)
                  .put(
                      "r_hash_decoded", Hashes.sha256(java.util.HexFormat.of().parseHex(preimage)));
              ((ObjectNode) lightning(a).path("custom_records")).put("5482373484", preimage);
            },
            "preimages-differ"));
    servers.add(
        WrongServer.of(
            "gives the wallet a new id each time",
            b ->
                b.onSuccess =
                    (request, a) -> wallet(a).put("id", "wal_" + b.counter.incrementAndGet()),
            "wallet-id-stays"));
    servers.add(
        WrongServer.of(
            "gives the wallet a new time of creation each time",
            b ->
                b.onSuccess =
                    (request, a) ->
                        wallet(a).put("created_at", 1582461859 + b.counter.incrementAndGet()),
            "wallet-creation-time-stays"));
    return servers;
  }
}
