package dev.keysend.conformance.server.wrong;

import static dev.keysend.conformance.server.Transactions.lightning;
import static dev.keysend.conformance.server.Transactions.wallet;
import static dev.keysend.conformance.server.wrong.WrongServer.transaction;

import dev.keysend.conformance.server.Hashes;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.Response;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that mix up payments or wallets. */
public final class IdentityServers {
  private IdentityServers() {}

  public static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    servers.add(
        transaction(
            "repeats transaction ids", a -> a.put("id", "wtx_same"), "transaction-ids-differ"));
    servers.add(
        transaction(
            "repeats payment ids", a -> lightning(a).put("id", "lntx_same"), "payment-ids-differ"));
    servers.add(
        transaction(
            "repeats preimages", a -> preimage(a, Hashes.sha256("the same")), "preimages-differ"));
    servers.add(
        WrongServer.of(
            "gives the wallet a new id each time",
            b ->
                b.onSuccess =
                    (request, a) -> wallet(a).put("id", "wal_" + b.counter.incrementAndGet()),
            "wallet-id-stays"));
    servers.add(
        WrongServer.of(
            "gives the wallet a new creation time each time",
            b ->
                b.onSuccess =
                    (request, a) ->
                        wallet(a).put("created_at", 1582461859 + b.counter.incrementAndGet()),
            "wallet-creation-time-stays"));
    preimages(servers);
    leaks(servers);
    servers.add(
        WrongServer.of(
            "repeats the first response for the second request on a connection",
            b -> b.onSameConnection = (sent, before) -> Optional.of(before),
            "refuses-body-text",
            "refuses-no-credentials",
            "accepts-custom-records",
            "refusals-leave-balance",
            "answers-hold-own-data-alone",
            "balance-falls-by-amount",
            "payment-ids-differ",
            "preimages-differ",
            "transaction-ids-differ"));
    servers.add(answersByData());
    servers.add(
        WrongServer.of(
            "decodes each packet of a body by itself",
            b -> b.decodesPacketsAlone = true,
            "pass-through-comes-back"));
    servers.add(
        WrongServer.of(
            "fails with 500 on the second request on a connection",
            b ->
                b.onSameConnection =
                    (sent, before) -> Optional.of(KeysendServer.error(500, "It broke.")),
            "accepts-custom-records",
            "refuses-body-text",
            "refuses-no-credentials"));
    servers.add(
        WrongServer.wire(
            "declares gzip for a body that is not compressed",
            201,
            response -> response.headers.put("Content-Encoding", "gzip"),
            "answers-keep-their-framing"));
    return servers;
  }

  private static WrongServer answersByData() {
    return WrongServer.of(
        "takes a payment with the data of an earlier one for the same payment",
        b -> {
          Map<JsonNode, String> answers = new ConcurrentHashMap<>();
          b.onWire =
              (sent, response) -> {
                JsonNode data = sent.json().map(body -> body.path("passThru")).orElse(null);
                if (response.status == 201 && data != null && !data.isEmpty()) {
                  answers.putIfAbsent(data, response.body);
                }
              };
          b.before =
              sent ->
                  sent.json()
                      .map(body -> answers.get(body.path("passThru")))
                      .map(body -> new Response(201, body));
        },
        "amount-is-requested-amount",
        "answers-hold-own-data-alone",
        "custom-records-come-back",
        "payment-ids-differ",
        "preimages-differ",
        "transaction-ids-differ");
  }

  private static void preimages(List<WrongServer> servers) {
    String rule = "preimages-tell-nothing-of-others";
    String half = Hashes.sha256("half").substring(32);
    servers.add(
        transaction(
            "randomizes only half of a preimage",
            a -> preimage(a, half + lightning(a).path("payment_preimage").asString().substring(32)),
            rule));
    servers.add(
        WrongServer.of(
            "increments preimages",
            b ->
                b.onSuccess =
                    (request, a) ->
                        preimage(
                            a,
                            Hashes.sha256("first").substring(16)
                                + String.format("%016x", b.counter.incrementAndGet())),
            rule));
    servers.add(
        WrongServer.of(
            "derives each preimage by hashing the one before",
            b -> {
              AtomicReference<String> last = new AtomicReference<>(Hashes.sha256("seed"));
              b.onSuccess =
                  (request, a) ->
                      preimage(
                          a, last.updateAndGet(hex -> Hashes.sha256(HexFormat.of().parseHex(hex))));
            },
            rule));
    servers.add(
        transaction(
            "draws no preimage, but hashes the payment's id",
            a -> preimage(a, Hashes.sha256(lightning(a).path("id").asString())),
            rule));
    servers.add(
        transaction(
            "repeats a quarter of a preimage four times",
            a ->
                preimage(
                    a, lightning(a).path("payment_preimage").asString().substring(48).repeat(4)),
            rule));
  }

  private static void leaks(List<WrongServer> servers) {
    String rule = "answers-hold-own-data-alone";
    servers.add(
        WrongServer.of(
            "keeps the data of a refused request for the next payment",
            b -> {
              Map<String, JsonNode> kept = new ConcurrentHashMap<>();
              b.onWire =
                  (sent, response) ->
                      sent.json()
                          .filter(body -> response.status == 400)
                          .ifPresent(
                              body ->
                                  body.path("passThru")
                                      .properties()
                                      .forEach(data -> kept.put(data.getKey(), data.getValue())));
              b.onSuccess =
                  (request, a) -> {
                    kept.forEach(((ObjectNode) a.path("passThru"))::putIfAbsent);
                    kept.clear();
                  };
            },
            rule));
    servers.add(
        WrongServer.of(
            "keeps passThru for the next payment on the connection",
            b -> {
              AtomicReference<JsonNode> kept = new AtomicReference<>(MissingNode.getInstance());
              AtomicReference<Response> now = new AtomicReference<>();
              b.onWire =
                  (sent, response) -> {
                    now.set(response);
                    sent.json()
                        .filter(body -> response.status == 201 && body.has("passThru"))
                        .ifPresent(body -> kept.set(body.get("passThru")));
                  };
              b.onSameConnection =
                  (sent, before) ->
                      sent.json()
                          .filter(body -> now.get().status == 201 && !body.has("passThru"))
                          .map(body -> with(kept.get(), now.get()));
            },
            rule));
    servers.add(
        WrongServer.of(
            "keeps the records of payments at once in one place",
            b -> {
              AtomicReference<JsonNode> latest = new AtomicReference<>();
              b.before =
                  sent -> {
                    sent.json().map(body -> body.get("custom_records")).ifPresent(latest::set);
                    return Optional.empty();
                  };
              b.delayMillis = 20;
              b.onWire =
                  (sent, response) -> {
                    JsonNode data = sent.json().map(body -> body.path("passThru")).orElse(null);
                    if (response.status == 201 && data != null && data.has("payment at once")) {
                      response.body = withRecords(latest.get(), response.body);
                    }
                  };
            },
            "custom-records-come-back"));
    servers.add(
        WrongServer.of(
            "quotes the body before one that is not JSON",
            b -> {
              AtomicReference<String> before = new AtomicReference<>("");
              b.onWire =
                  (sent, response) -> {
                    String quoted = before.getAndSet(sent.text());
                    if (sent.json().isEmpty() && sent.method().equals("POST")) {
                      response.body = KeysendServer.error(400, "Cannot read " + quoted).body;
                    }
                  };
            },
            rule));
    servers.add(
        WrongServer.of(
            "adds the data of earlier payments",
            b -> {
              Map<String, JsonNode> known = new ConcurrentHashMap<>();
              b.onSuccess =
                  (request, a) -> remember(request.path("passThru"), known, a.path("passThru"));
            },
            rule));
    servers.add(
        WrongServer.of(
            "adds the records of earlier payments",
            b -> {
              Map<String, JsonNode> known = new ConcurrentHashMap<>();
              b.onSuccess =
                  (request, a) ->
                      remember(
                          request.path("custom_records"),
                          known,
                          lightning(a).path("custom_records"));
            },
            rule));
    servers.add(
        WrongServer.of(
            "shows the latest preimage when a payment fails",
            b -> {
              AtomicReference<String> latest = new AtomicReference<>("");
              b.onSuccess =
                  (request, a) -> latest.set(lightning(a).path("payment_preimage").asString());
              b.onFailure = error -> error.put("preimage", latest.get());
            },
            rule));
  }

  private static Response with(JsonNode data, Response response) {
    ObjectNode answer = read(response.body);
    data.properties()
        .forEach(
            entry ->
                ((ObjectNode) answer.path("passThru"))
                    .putIfAbsent(entry.getKey(), entry.getValue()));
    return new Response(response.status, Json.write(answer));
  }

  private static String withRecords(JsonNode records, String text) {
    ObjectNode answer = read(text);
    ObjectNode shown = (ObjectNode) lightning(answer).path("custom_records");
    records.properties().forEach(entry -> shown.set(entry.getKey(), entry.getValue()));
    return Json.write(answer);
  }

  private static ObjectNode read(String text) {
    try {
      return (ObjectNode) Json.read(text);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void remember(JsonNode asked, Map<String, JsonNode> known, JsonNode answer) {
    known.forEach(((ObjectNode) answer)::putIfAbsent);
    asked.properties().stream()
        .filter(entry -> !entry.getKey().equals("method"))
        .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
  }

  private static void preimage(ObjectNode answer, String preimage) {
    lightning(answer)
        .put("payment_preimage", preimage)
        .put("r_hash_decoded", Hashes.sha256(HexFormat.of().parseHex(preimage)));
    ((ObjectNode) lightning(answer).path("custom_records")).put("5482373484", preimage);
  }
}
