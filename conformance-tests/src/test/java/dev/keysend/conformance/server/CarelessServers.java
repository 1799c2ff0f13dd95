package dev.keysend.conformance.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are careless with refusals, access, identity, money, or valid requests. */
final class CarelessServers {
  private CarelessServers() {}

  static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    refusals(servers);
    access(servers);
    identity(servers);
    money(servers);
    valid(servers);
    return servers;
  }

  private static void refusals(List<WrongServer> servers) {
    servers.add(
        error("leaves the error's message out", e -> e.remove("message"), "failure-schema"));
    servers.add(
        error("says another status", e -> e.put("status", 422), "error-status-is-http-status"));
    servers.add(error("does not say why", e -> e.put("message", " "), "error-says-why"));
    servers.add(
        wire(
            "refuses with a page's media type",
            400,
            reply -> reply.headers.put("Content-Type", "text/html"),
            "failure-media-type"));
    servers.add(
        wire("refuses with a page", 400, reply -> reply.body = "<h1>No</h1>", "failure-is-json"));
    servers.add(
        WrongServer.of(
            "refuses with 422",
            b -> {
              b.refusalStatus = 422;
            },
            "refusal-status"));
    servers.add(
        wire(
            "denies with a page's media type",
            401,
            reply -> reply.headers.put("Content-Type", "text/html"),
            "other-failure-media-type"));
    servers.add(
        wire("denies with a page", 401, reply -> reply.body = "No", "other-failure-is-json"));
    servers.add(
        WrongServer.of(
            "denies without a message",
            b -> b.onDenial = e -> e.remove("message"),
            "other-failure-schema"));
    servers.add(
        WrongServer.of(
            "denies with another status in the body",
            b -> b.onDenial = e -> e.put("status", 400),
            "other-error-status-is-http-status"));
    servers.add(
        WrongServer.of(
            "fails with 402",
            b ->
                b.onWire =
                    (sent, reply) -> {
                      if (reply.body.contains("NO_ROUTE")) {
                        reply.status = 402;
                        reply.body = reply.body.replace("\"status\":400", "\"status\":402");
                      }
                    },
            "failed-payment-status"));
    servers.add(
        WrongServer.of(
            "does not say why a payment failed",
            b -> b.onFailure = e -> e.put("message", "Sorry"),
            "failed-payment-says-why"));
  }

  private static void access(List<WrongServer> servers) {
    servers.add(
        authenticating(
            "pays for anybody",
            sent -> sent.authorization().equals("null") && sent.apiKeyHeader().equals("null"),
            "refuses-no-credentials"));
    servers.add(
        authenticating(
            "looks at the beginning of API keys",
            sent -> user(sent).startsWith("pak_"),
            "refuses-wrong-api-key"));
    servers.add(
        authenticating(
            "ignores the case of API keys",
            sent -> user(sent).equalsIgnoreCase(KeysendServer.API_KEY + ":"),
            "refuses-wrong-api-key"));
    servers.add(
        WrongServer.of(
            "ignores the case of wallet keys",
            b -> b.alsoPaysFrom = KeysendServer.WALLET_KEY::equalsIgnoreCase,
            "refuses-unknown-wallet"));
    servers.add(
        authenticating(
            "takes the API key as password",
            sent -> user(sent).startsWith(":pak_"),
            "refuses-api-key-as-password"));
    servers.add(
        authenticating(
            "takes bearer tokens",
            sent -> sent.authorization().startsWith("Bearer "),
            "refuses-bearer-token"));
    servers.add(
        authenticating(
            "takes any API key header",
            sent -> !sent.apiKeyHeader().equals("null"),
            "refuses-wrong-api-key-header"));
    servers.add(
        WrongServer.of(
            "looks at the beginning of wallet keys",
            b -> b.alsoPaysFrom = key -> key.startsWith("waka_"),
            "refuses-unknown-wallet"));
    servers.add(
        WrongServer.of(
            "takes a wallet's id as key",
            b -> b.alsoPaysFrom = key -> key.startsWith("wal_"),
            "refuses-wallet-id-as-access-key"));
    servers.add(
        WrongServer.of(
            "pays with read-only keys",
            b -> b.alsoPaysFrom = key -> key.startsWith("wakr_"),
            "refuses-read-only-wallet"));
    servers.add(
        WrongServer.of(
            "repeats the API key in its answer",
            b -> b.onSuccess = (request, a) -> a.put("debug", "as " + KeysendServer.API_KEY),
            "api-key-stays-secret"));
    servers.add(
        WrongServer.of(
            "repeats the credentials in a header",
            b -> b.onWire = (sent, reply) -> reply.headers.put("X-Debug", sent.authorization()),
            "api-key-stays-secret"));
    servers.add(
        WrongServer.of(
            "does not know the API key header",
            b -> b.takesApiKeyHeader = false,
            "accepts-api-key-header"));
  }

  private static void identity(List<WrongServer> servers) {
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
  }

  private static void money(List<WrongServer> servers) {
    String twice = "refuses-spending-twice";
    String falls = "balance-falls-by-amount";
    String both = "balance-counts-payments-at-once";
    servers.add(money("takes nothing", b -> b.charge = amount -> 0, falls, both, twice));
    servers.add(money("takes a thousandth", b -> b.charge = a -> a / 1000, falls, both, twice));
    servers.add(
        money("takes one satoshi, whatever the amount", b -> b.charge = a -> 1, falls, twice));
    servers.add(money("adds instead", b -> b.charge = a -> -a, falls, both, twice));
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
  }

  private static void valid(List<WrongServer> servers) {
    servers.add(
        refusing(
            "refuses one satoshi",
            body -> body.path("num_satoshis").asLong(0) == 1,
            "accepts-smallest",
            "accepts-custom-records",
            "accepts-empty-objects",
            "accepts-unknown-field",
            "accepts-other-layout",
            "accepts-payment-again",
            "accepts-payments-at-once",
            "accepts-upper-case-key",
            "accepts-api-key-header",
            "failed-payment-says-why"));
    servers.add(
        refusing(
            "refuses ticket numbers",
            body -> body.path("passThru").has("ticketId"),
            "accepts-pass-through"));
    servers.add(
        refusing(
            "refuses more than one record",
            body -> body.path("custom_records").size() > 1,
            "accepts-custom-records"));
    servers.add(
        refusing(
            "refuses nested data",
            body -> body.path("passThru").has("nested"),
            "accepts-every-field"));
    servers.add(
        refusing(
            "refuses empty data",
            body -> body.path("passThru").isObject() && body.path("passThru").isEmpty(),
            "accepts-empty-objects"));
    servers.add(
        refusing("refuses unknown fields", body -> body.has("x_unknown"), "accepts-unknown-field"));
    servers.add(
        refusing(
            "refuses larger amounts",
            body -> body.path("num_satoshis").asLong(0) == 21,
            "accepts-larger-amount"));
    servers.add(
        WrongServer.of(
            "refuses white space",
            b -> b.refusesText = text -> text.startsWith("\r\n"),
            "accepts-other-layout"));
    servers.add(
        WrongServer.of(
            "refuses the same payment again",
            b ->
                b.refuses =
                    body ->
                        body.size() == 2
                            && body.path("num_satoshis").asLong(0) == 1
                            && body.path("dest_pubkey").asString("").startsWith("03386")
                            && b.counter.incrementAndGet() > 1,
            "accepts-payments-at-once",
            "accepts-api-key-header",
            "accepts-upper-case-key",
            "accepts-payment-again"));
    servers.add(
        WrongServer.of(
            "pays one of two at once", b -> b.refusesTogether = true, "accepts-payments-at-once"));
    servers.add(
        refusing(
            "refuses upper-case keys",
            body -> body.path("dest_pubkey").asString("").matches(".*[A-F].*"),
            "accepts-upper-case-key"));
  }

  private static String user(Sent sent) {
    String authorization = sent.authorization();
    return authorization.startsWith("Basic ")
        ? new String(
            Base64.getDecoder().decode(authorization.substring("Basic ".length())),
            StandardCharsets.UTF_8)
        : "";
  }

  private static ObjectNode lightning(ObjectNode answer) {
    return (ObjectNode) answer.path("lnTx");
  }

  private static ObjectNode wallet(ObjectNode answer) {
    return (ObjectNode) answer.path("wal");
  }

  private static WrongServer money(String name, Consumer<Behaviour> change, String... breaks) {
    return WrongServer.of(name, change, breaks);
  }

  private static WrongServer error(String name, Consumer<ObjectNode> change, String... breaks) {
    return WrongServer.of(name, b -> b.onRefusal = change, breaks);
  }

  private static WrongServer answer(String name, Consumer<ObjectNode> change, String... breaks) {
    return WrongServer.of(
        name, b -> b.onSuccess = (request, answer) -> change.accept(answer), breaks);
  }

  private static WrongServer wire(
      String name, int status, Consumer<Reply> change, String... breaks) {
    return WrongServer.of(
        name,
        b ->
            b.onWire =
                (sent, reply) -> {
                  if (reply.status == status) {
                    change.accept(reply);
                  }
                },
        breaks);
  }

  private static WrongServer authenticating(
      String name, Predicate<Sent> authenticates, String... breaks) {
    return WrongServer.of(name, b -> b.alsoAuthenticates = authenticates, breaks);
  }

  private static WrongServer refusing(String name, Predicate<JsonNode> refuses, String... breaks) {
    return WrongServer.of(name, b -> b.refuses = refuses, breaks);
  }
}
