package dev.keysend.conformance.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that pay as asked, and answer something else. */
final class UntruthfulServers {
  private static final String SCHEMA = "success-schema";
  private static final long HOUR = 3600;

  private UntruthfulServers() {}

  static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    schema(servers);
    preimages(servers);
    amounts(servers);
    echoes(servers);
    passThrough(servers);
    states(servers);
    times(servers);
    return servers;
  }

  private static void schema(List<WrongServer> servers) {
    servers.add(answer("writes amounts as text", a -> a.put("num_satoshis", "-2"), SCHEMA));
    servers.add(answer("leaves the label out", a -> a.remove("user_label"), SCHEMA));
    servers.add(
        wire(
            "answers a payment with a page's media type",
            (sent, reply) -> type(reply, 201, "text/html"),
            "success-media-type"));
    servers.add(
        wire(
            "cuts its answer off",
            (sent, reply) -> {
              if (reply.status == 201) {
                reply.body = reply.body.substring(0, reply.body.length() - 1);
              }
            },
            "success-is-json"));
    servers.add(
        wire(
            "answers a payment with 200",
            (sent, reply) -> reply.status = reply.status == 201 ? 200 : reply.status,
            "success-status"));
  }

  private static void preimages(List<WrongServer> servers) {
    servers.add(
        answer(
            "hashes something else",
            a -> lightning(a).put("r_hash_decoded", "0".repeat(64)),
            "payment-hash-is-sha256-of-preimage"));
    servers.add(
        answer(
            "hashes the preimage's digits",
            a ->
                lightning(a)
                    .put(
                        "r_hash_decoded",
                        Hashes.sha256(lightning(a).path("payment_preimage").asString())),
            "payment-hash-is-sha256-of-preimage"));
    servers.add(
        answer(
            "leaves the keysend record out",
            a -> records(a).remove("5482373484"),
            "keysend-record-is-preimage"));
    servers.add(
        answer(
            "puts the hash into the keysend record",
            a -> records(a).put("5482373484", lightning(a).path("r_hash_decoded").asString()),
            "keysend-record-is-preimage"));
  }

  private static void amounts(List<WrongServer> servers) {
    servers.add(
        answer(
            "says another amount",
            a -> {
              lightning(a).put("num_satoshis", lightning(a).path("num_satoshis").asLong() + 1);
              a.put("num_satoshis", a.path("num_satoshis").asLong() - 1);
            },
            "amount-is-requested-amount"));
    servers.add(
        answer(
            "says millisatoshis",
            a -> {
              lightning(a).put("num_satoshis", lightning(a).path("num_satoshis").asLong() * 1000);
              a.put("num_satoshis", a.path("num_satoshis").asLong() * 1000);
            },
            "amount-is-requested-amount"));
    servers.add(
        answer(
            "takes the fee into the amount",
            a -> a.put("num_satoshis", a.path("num_satoshis").asLong() - 1),
            "wallet-amount-is-minus-payment-amount"));
    servers.add(
        answer(
            "forgets the sign",
            a -> a.put("num_satoshis", -a.path("num_satoshis").asLong()),
            SCHEMA));
  }

  private static void echoes(List<WrongServer> servers) {
    servers.add(
        answer(
            "says another destination",
            a -> lightning(a).put("dest_pubkey", "02" + "a".repeat(64)),
            "destination-is-requested-destination"));
    servers.add(
        answer(
            "mixes up the payment request",
            a -> lightning(a).put("payment_request", "02" + "a".repeat(64) + ":1"),
            "payment-request-names-destination-and-amount"));
    servers.add(
        answer(
            "writes a memo of its own",
            a -> lightning(a).put("memo", "keysend"),
            "memo-names-amount-and-destination"));
    servers.add(
        answer(
            "writes a label of its own",
            a -> a.put("user_label", "keysend"),
            "label-names-amount-and-destination"));
    servers.add(
        answer(
            "drops custom records", a -> records(a).remove("65537"), "custom-records-come-back"));
    servers.add(
        answer(
            "trims custom records",
            a -> records(a).properties().forEach(e -> trim(records(a), e.getKey())),
            "custom-records-come-back"));
    servers.add(
        answer(
            "mangles what is not ASCII in records",
            a -> ascii(records(a)),
            "custom-records-come-back"));
  }

  private static void passThrough(List<WrongServer> servers) {
    String rule = "pass-through-comes-back";
    servers.add(data("drops the data", d -> d.retain("method"), rule));
    servers.add(data("turns numbers into text", d -> change(d, "zero", "0"), rule));
    servers.add(data("turns digits into numbers", d -> number(d, "digits"), rule));
    servers.add(data("turns booleans into numbers", d -> bool(d), rule));
    servers.add(data("drops null", d -> d.remove("none"), rule));
    servers.add(data("drops what is empty", d -> d.remove("empty"), rule));
    servers.add(data("rounds fractions", d -> whole(d, "fraction"), rule));
    servers.add(data("flattens nested data", d -> flatten(d), rule));
    servers.add(data("writes nested data as text", d -> nested(d), rule));
    servers.add(data("mangles what is not ASCII", d -> ascii(d), rule));
    servers.add(data("escapes for HTML", d -> escape(d), rule));
    servers.add(
        data("does not say the method", d -> d.remove("method"), "pass-through-names-method"));
    servers.add(
        data("says another method", d -> d.put("method", "web"), "pass-through-names-method"));
  }

  private static void states(List<WrongServer> servers) {
    servers.add(
        answer(
            "says that it has not settled",
            a -> lightning(a).put("settled", 0),
            "payment-is-settled"));
    servers.add(
        answer(
            "says that it is no keysend payment",
            a -> lightning(a).put("is_keysend", 0),
            "payment-is-keysend"));
    servers.add(
        answer(
            "says that money came in",
            a -> ((ObjectNode) a.path("wtxType")).put("name", "ln_deposit"),
            "type-is-lightning-withdrawal"));
  }

  private static void times(List<WrongServer> servers) {
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
    long future = Instant.now().getEpochSecond() + 300;
    servers.add(
        answer(
            "has a wallet from the future",
            a -> wallet(a).put("created_at", future).put("updated_at", future),
            "wallet-created-before-transaction"));
    servers.add(
        answer(
            "changes the wallet before it creates it",
            a -> wallet(a).put("updated_at", 1582461858),
            "wallet-updated-after-created",
            "wallet-updated-now"));
    servers.add(
        answer(
            "does not say that the wallet has changed",
            a -> wallet(a).put("updated_at", 1582461859),
            "wallet-updated-now"));
  }

  private static void type(Reply reply, int status, String type) {
    if (reply.status == status) {
      reply.headers.put("Content-Type", type);
    }
  }

  private static void shift(ObjectNode node, String field, long seconds) {
    node.put(field, node.path(field).asLong() + seconds);
  }

  private static void trim(ObjectNode node, String field) {
    node.put(field, node.path(field).asString().strip());
  }

  private static void change(ObjectNode node, String field, String value) {
    if (node.has(field)) {
      node.put(field, value);
    }
  }

  private static void number(ObjectNode node, String field) {
    if (node.has(field)) {
      node.put(field, Integer.parseInt(node.path(field).asString()));
    }
  }

  private static void bool(ObjectNode node) {
    if (node.has("yes")) {
      node.put("yes", 1).put("no", 0);
    }
  }

  private static void whole(ObjectNode node, String field) {
    if (node.has(field)) {
      node.put(field, node.path(field).asInt(12));
    }
  }

  private static void flatten(ObjectNode node) {
    JsonNode nested = node.path("nested").path("deeper");
    if (nested.isObject()) {
      ((ObjectNode) node.path("nested")).remove("deeper");
      ((ObjectNode) node.path("nested")).setAll((ObjectNode) nested);
    }
  }

  private static void nested(ObjectNode node) {
    if (node.has("nested")) {
      node.put("nested", node.path("nested").toString());
    }
  }

  private static void ascii(ObjectNode node) {
    for (String field : List.copyOf(node.propertyNames())) {
      if (node.path(field).isString()) {
        node.put(field, node.path(field).stringValue().replaceAll("[^\\x00-\\x7f]", "?"));
      }
    }
  }

  private static void escape(ObjectNode node) {
    for (String field : List.copyOf(node.propertyNames())) {
      if (node.path(field).isString()) {
        node.put(field, node.path(field).stringValue().replace("<", "&lt;"));
      }
    }
  }

  private static ObjectNode lightning(ObjectNode answer) {
    return (ObjectNode) answer.path("lnTx");
  }

  private static ObjectNode wallet(ObjectNode answer) {
    return (ObjectNode) answer.path("wal");
  }

  private static ObjectNode records(ObjectNode answer) {
    return (ObjectNode) lightning(answer).path("custom_records");
  }

  private static WrongServer answer(String name, Consumer<ObjectNode> change, String... breaks) {
    return WrongServer.of(
        name,
        behaviour -> behaviour.onSuccess = (request, answer) -> change.accept(answer),
        breaks);
  }

  private static WrongServer data(String name, Consumer<ObjectNode> change, String... breaks) {
    return answer(
        name.toLowerCase(Locale.ROOT),
        answer -> change.accept((ObjectNode) answer.path("passThru")),
        breaks);
  }

  private static WrongServer wire(String name, BiConsumer<Sent, Reply> change, String... breaks) {
    return WrongServer.of(name, behaviour -> behaviour.onWire = change, breaks);
  }
}
