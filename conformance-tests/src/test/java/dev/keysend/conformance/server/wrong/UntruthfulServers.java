package dev.keysend.conformance.server.wrong;

import static dev.keysend.conformance.server.Transactions.lightning;
import static dev.keysend.conformance.server.Transactions.records;
import static dev.keysend.conformance.server.wrong.ForgetfulServers.ascii;
import static dev.keysend.conformance.server.wrong.WrongServer.transaction;
import static dev.keysend.conformance.server.wrong.WrongServer.wire;

import dev.keysend.conformance.server.Hashes;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Servers that pay as asked, but with an untrue response. */
public final class UntruthfulServers {
  private static final String SCHEMA = "success-schema";

  private UntruthfulServers() {}

  public static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    schema(servers);
    preimages(servers);
    amounts(servers);
    echoes(servers);
    servers.add(mixesUpAnswers());
    servers.add(
        WrongServer.of(
            "lets the request set the time of the response",
            behaviour ->
                behaviour.onSuccess =
                    (request, a) -> {
                      if (request.has("created_at")) {
                        a.set("created_at", request.get("created_at"));
                      }
                    },
            "created-now",
            "wallet-created-before-transaction"));
    servers.add(
        WrongServer.of(
            "responds to one of many simultaneous payments with another's data",
            behaviour ->
                behaviour.onSuccess =
                    (request, a) -> {
                      if (request.path("passThru").path("payment of many").asInt() == 1) {
                        ((ObjectNode) a.path("passThru")).put("payment of many", 2);
                      }
                    },
            "pass-through-comes-back"));
    states(servers);
    return servers;
  }

  private static void schema(List<WrongServer> servers) {
    servers.add(
        transaction("writes the amount as a string", a -> a.put("num_satoshis", "-2"), SCHEMA));
    servers.add(transaction("omits the label", a -> a.remove("user_label"), SCHEMA));
    servers.add(
        wire(
            "labels the response to a payment as HTML",
            201,
            response -> response.headers.put("Content-Type", "text/html"),
            "success-media-type"));
    servers.add(
        wire(
            "truncates the response to a payment",
            201,
            response -> response.body = response.body.substring(0, response.body.length() - 1),
            "success-is-json"));
    servers.add(
        wire(
            "responds to a payment with 200",
            201,
            response -> response.status = 200,
            "success-status"));
  }

  private static void preimages(List<WrongServer> servers) {
    servers.add(
        transaction(
            "hashes something else",
            a -> lightning(a).put("r_hash_decoded", "0".repeat(64)),
            "payment-hash-is-sha256-of-preimage"));
    servers.add(
        transaction(
            "hashes the preimage's hex digits",
            a ->
                lightning(a)
                    .put(
                        "r_hash_decoded",
                        Hashes.sha256(lightning(a).path("payment_preimage").asString())),
            "payment-hash-is-sha256-of-preimage"));
    servers.add(
        transaction(
            "omits the keysend record",
            a -> records(a).remove("5482373484"),
            "keysend-record-is-preimage"));
    servers.add(
        WrongServer.of(
            "replaces the preimage with the caller's keysend record",
            b ->
                b.onSuccess =
                    (request, a) -> {
                      if (request.path("custom_records").has("5482373484")) {
                        records(a)
                            .set("5482373484", request.path("custom_records").get("5482373484"));
                      }
                    },
            "keysend-record-is-preimage"));
    servers.add(
        transaction(
            "puts the hash into the keysend record",
            a -> records(a).put("5482373484", lightning(a).path("r_hash_decoded").asString()),
            "keysend-record-is-preimage"));
  }

  private static void amounts(List<WrongServer> servers) {
    servers.add(
        transaction(
            "reports another amount",
            a -> {
              lightning(a).put("num_satoshis", lightning(a).path("num_satoshis").asLong() + 1);
              a.put("num_satoshis", a.path("num_satoshis").asLong() - 1);
            },
            "amount-is-requested-amount"));
    servers.add(
        transaction(
            "reports millisatoshis",
            a -> {
              lightning(a).put("num_satoshis", lightning(a).path("num_satoshis").asLong() * 1000);
              a.put("num_satoshis", a.path("num_satoshis").asLong() * 1000);
            },
            "amount-is-requested-amount"));
    servers.add(
        transaction(
            "adds the fee to the amount",
            a -> a.put("num_satoshis", a.path("num_satoshis").asLong() - 1),
            "wallet-amount-is-minus-payment-amount"));
    servers.add(
        transaction(
            "omits the minus sign",
            a -> a.put("num_satoshis", -a.path("num_satoshis").asLong()),
            SCHEMA));
  }

  private static void echoes(List<WrongServer> servers) {
    servers.add(
        transaction(
            "reports another destination",
            a -> lightning(a).put("dest_pubkey", "02" + "a".repeat(64)),
            "destination-is-requested-destination"));
    servers.add(
        transaction(
            "reports another payment request",
            a -> lightning(a).put("payment_request", "02" + "a".repeat(64) + ":1"),
            "payment-request-names-destination-and-amount"));
    servers.add(
        transaction(
            "writes a different memo",
            a -> lightning(a).put("memo", "keysend"),
            "memo-names-amount-and-destination"));
    servers.add(
        transaction(
            "writes a different label",
            a -> a.put("user_label", "keysend"),
            "label-names-amount-and-destination"));
    servers.add(
        transaction(
            "drops custom records", a -> records(a).remove("65537"), "custom-records-come-back"));
    servers.add(
        transaction(
            "trims custom records",
            a -> records(a).properties().forEach(e -> trim(records(a), e.getKey())),
            "custom-records-come-back"));
    servers.add(
        transaction(
            "replaces non-ASCII characters in records",
            a -> ascii(records(a)),
            "custom-records-come-back"));
  }

  /** The other payment pays one satoshi, and the kit sends it at the same time. */
  private static WrongServer mixesUpAnswers() {
    return WrongServer.of(
        "responds to one of two simultaneous payments with the other's transaction",
        behaviour ->
            behaviour.onSuccess =
                (request, a) -> {
                  if (request.path("passThru").has("payment at once")
                      && request.path("num_satoshis").asLong() == 2) {
                    String destination = lightning(a).path("dest_pubkey").asString();
                    a.put("num_satoshis", -1).put("user_label", "1 keysend to " + destination);
                    lightning(a)
                        .put("num_satoshis", 1)
                        .put("memo", "1 keysend to " + destination)
                        .put("payment_request", destination + ":1");
                  }
                },
        "amount-is-requested-amount");
  }

  private static void states(List<WrongServer> servers) {
    servers.add(
        transaction(
            "reports that the payment has not settled",
            a -> lightning(a).put("settled", 0),
            "payment-is-settled"));
    servers.add(
        transaction(
            "reports that it is not a keysend payment",
            a -> lightning(a).put("is_keysend", 0),
            "payment-is-keysend"));
    servers.add(
        transaction(
            "reports a deposit",
            a -> ((ObjectNode) a.path("wtxType")).put("name", "ln_deposit"),
            "type-is-lightning-withdrawal"));
  }

  private static void trim(ObjectNode node, String field) {
    node.put(field, node.path(field).asString().strip());
  }
}
