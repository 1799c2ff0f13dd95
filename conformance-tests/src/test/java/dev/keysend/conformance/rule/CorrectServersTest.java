package dev.keysend.conformance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.server.Sent;
import dev.keysend.conformance.server.wrong.AccessServers;
import dev.keysend.contract.Json;
import dev.keysend.contract.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Servers that keep the contract in an unusual way; the kit must not fail them. */
@Execution(ExecutionMode.CONCURRENT)
class CorrectServersTest {
  private static final int MOST_REQUESTS = 120;

  /** The servers that a plain run checks: one or two of each kind. */
  private static final Set<String> TYPICAL =
      Set.of(
          "is not unusual",
          "takes fees in millisatoshis and shows a balance rounded down",
          "pays only one of two simultaneous payments");

  /** An unusual server, and the SHOULD rules that it breaks, if any. */
  record Unusual(String name, Consumer<Behaviour> change, Set<String> warned) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Unusual> servers() {
    List<Unusual> servers = new ArrayList<>();
    servers.add(unusual("is not unusual", b -> {}));
    fees(servers);
    answers(servers);
    wire(servers);
    refusals(servers);
    return servers;
  }

  private static void fees(List<Unusual> servers) {
    servers.add(unusual("charges a fee of one satoshi", b -> b.charge = a -> a + 1));
    servers.add(unusual("charges a fee of ten satoshis", b -> b.charge = a -> a + 10));
    servers.add(unusual("charges a proportional fee", b -> b.charge = a -> a + a / 100));
    servers.add(
        unusual(
            "charges a fee that varies", b -> b.charge = a -> a + b.counter.incrementAndGet() % 3));
  }

  private static void answers(List<Unusual> servers) {
    servers.add(
        unusual(
            "adds fields",
            b -> {
              b.onSuccess =
                  (request, a) -> {
                    a.put("extra", true);
                    child(a, "wal").put("walletType", "custodial").put("balance_msat", 1000);
                    child(a, "lnTx").put("fee_msat", 0).put("is_amp", 0).putNull("payment_addr");
                    child(a, "wtxType").put("extra", 1);
                  };
              b.onRefusal = e -> e.put("type", "yii\\web\\BadRequestHttpException");
              b.onDenial = b.onRefusal;
            }));
    servers.add(unusual("adds records", b -> b.onSuccess = (r, a) -> records(a).put("70001", "x")));
    servers.add(
        unusual("adds data", b -> b.onSuccess = (r, a) -> child(a, "passThru").put("x", 1)));
    servers.add(
        unusual(
            "sets fields that may be null",
            b ->
                b.onSuccess =
                    (request, a) -> {
                      long now = a.path("created_at").asLong();
                      child(a, "lnTx").put("expires_at", now + 3600).put("description_hash", "ab");
                    }));
    servers.add(
        unusual(
            "has a clock that is five minutes slow",
            b ->
                b.onSuccess =
                    (request, a) -> {
                      shift(a, "created_at");
                      shift(child(a, "wal"), "updated_at");
                      shift(child(a, "lnTx"), "created_at");
                      shift(child(a, "lnTx"), "settled_at");
                    }));
    servers.add(unusual("can reach every node", b -> b.failsUnroutable = false));
  }

  private static void wire(List<Unusual> servers) {
    servers.add(body("writes names in another order", node -> Json.write(reversed(node))));
    servers.add(body("writes over several lines", node -> "\n" + Json.pretty(node) + "\n"));
    servers.add(body("escapes non-ASCII characters", node -> escaped(Json.write(node))));
    servers.add(body("escapes slashes", node -> Json.write(node).replace("/", "\\/")));
    servers.add(
        body(
            "writes whole numbers with a fraction of zero",
            node -> Json.write(node).replaceAll("(\"(balance|num_satoshis)\":-?[0-9]+)", "$1.0")));
    servers.add(type("names the charset", "application/json; charset=UTF-8"));
    servers.add(type("writes the media type in capitals", "Application/JSON;Charset=utf-8"));
    servers.add(
        unusual(
            "writes headers in lower case",
            b ->
                b.onWire =
                    (sent, response) -> {
                      String type = response.headers.remove("Content-Type");
                      response.headers.put("content-type", type);
                    }));
    servers.add(
        unusual(
            "sends the body in chunks",
            b -> b.onWire = (sent, response) -> response.chunked = true));
    servers.add(unusual("is slow", b -> b.delayMillis = 10));
  }

  private static void refusals(List<Unusual> servers) {
    servers.add(
        unusual(
            "refuses a method set by the caller",
            b -> b.refuses = body -> body.path("passThru").has("method")));
    servers.add(
        unusual(
            "refuses more than eight records",
            b -> b.refuses = body -> body.path("custom_records").size() > 8));
    servers.add(
        new Unusual(
            "refuses more than four records",
            b -> b.refuses = body -> body.path("custom_records").size() > 4,
            Set.of("accepts-every-field", "accepts-long-record")));
    servers.add(
        new Unusual(
            "refuses more than a thousand characters of passThru",
            b -> b.refuses = body -> Json.write(body.path("passThru")).length() > 1000,
            Set.of("accepts-every-field")));
    servers.add(
        new Unusual(
            "pays at most 1000 satoshis at a time",
            b -> b.refuses = body -> body.path("num_satoshis").asLong(0) > 1000,
            Set.of("accepts-most-of-balance")));
    servers.add(
        unusual(
            "takes fees in millisatoshis and shows a balance rounded down",
            CorrectServersTest::feesInMillisatoshis));
    servers.add(
        unusual(
            "finds no route for every third of the smallest payments",
            b ->
                b.before =
                    sent ->
                        isSmallest(sent) && b.counter.incrementAndGet() % 3 == 0
                            ? Optional.of(
                                KeysendServer.error(400, "Failure reason: FAILURE_REASON_NO_ROUTE"))
                            : Optional.empty()));
    servers.add(
        unusual("pays only one of two simultaneous payments", b -> b.refusesTogether = true));
    servers.add(
        unusual(
            "refuses with the media type application/problem+json",
            b ->
                b.onWire =
                    (sent, response) -> {
                      if (response.status != 201) {
                        response.headers.put("Content-Type", "application/problem+json");
                      }
                    }));
    servers.add(unusual("responds with 403 to bad credentials", b -> b.denialStatus = 403));
    servers.add(unusual("responds with 400 to bad credentials", b -> b.denialStatus = 400));
    servers.add(
        unusual(
            "responds with an HTML page to bad credentials",
            b ->
                b.onWire =
                    (sent, response) -> {
                      if (response.status == 401) {
                        response.body = "<h1>Unauthorized</h1>";
                        response.headers.put("Content-Type", "text/html");
                      }
                    },
            "other-failure-media-type",
            "other-failure-is-json"));
    servers.add(
        unusual(
            "is behind a web server that refuses control characters in addresses",
            b ->
                b.onWire =
                    (sent, reply) -> {
                      if (sent.rawPath().matches(".*%(0[0-9A-F]|1[0-9A-F]|7F).*")) {
                        reply.status = 400;
                        reply.body = "<h1>Bad Request</h1>";
                        reply.headers.put("Content-Type", "text/html");
                      }
                    }));
    servers.add(
        unusual(
            "trims destinations",
            b -> {
              b.alsoPays =
                  body ->
                      body.path("dest_pubkey").asString("").strip().matches("0[23][0-9a-f]{64}")
                          && body.path("dest_pubkey").asString("").endsWith("\n");
              b.onSuccess =
                  (request, answer) ->
                      child(answer, "lnTx")
                          .put(
                              "dest_pubkey",
                              child(answer, "lnTx").path("dest_pubkey").asString("").strip());
            },
            "refuses-dest-pubkey-line-end"));
    servers.add(
        unusual(
            "ignores the API key header",
            b -> b.takesApiKeyHeader = false,
            "accepts-api-key-header"));
    servers.add(
        unusual(
            "accepts strings of digits, and null",
            b ->
                b.tolerates =
                    (violation, body) -> isForgivable(body.at(violation.pointer()), violation),
            "refuses-custom-records-null",
            "refuses-num-satoshis-digits",
            "refuses-pass-thru-null"));
    servers.add(
        unusual(
            "ignores the fee limit",
            b -> b.tolerates = (violation, body) -> violation.pointer().equals("/fee_limit_msat"),
            "refuses-fee-limit-msat-word"));
    servers.add(
        unusual(
            "refuses upper-case keys",
            b -> b.refuses = body -> body.path("dest_pubkey").asString("").matches(".*[A-F].*"),
            "accepts-upper-case-key"));
  }

  private static boolean isForgivable(JsonNode value, Violation violation) {
    return switch (violation.pointer()) {
      case "/passThru", "/custom_records" -> value.isNull();
      case "/num_satoshis" -> value.isString() && value.stringValue().equals("1");
      default -> false;
    };
  }

  static List<Unusual> typicalServers() {
    List<Unusual> typical =
        servers().stream().filter(server -> TYPICAL.contains(server.name())).toList();
    assertThat(typical).hasSameSizeAs(TYPICAL);
    return typical;
  }

  @ParameterizedTest
  @MethodSource("typicalServers")
  void failsNoRuleAndGetsOnlyTheExpectedWarnings(Unusual server) {
    assertFailsNoRule(server);
  }

  @ParameterizedTest
  @MethodSource("servers")
  @Tag("thorough")
  void noServerFailsARuleOrGetsOtherWarnings(Unusual server) {
    assertFailsNoRule(server);
  }

  private static void assertFailsNoRule(Unusual server) {
    Behaviour behaviour = new Behaviour();
    server.change().accept(behaviour);
    RunReport report = KitRun.on(behaviour);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.ERROR)).isEmpty();
    assertThat(KitRun.rules(report, Outcome.WARNED)).isEqualTo(server.warned());
    assertThat(report.plan()).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
  }

  private static boolean isSmallest(Sent sent) {
    return sent.method().equals("POST")
        && sent.path().contains("/" + KeysendServer.WALLET_KEY + "/")
        && AccessServers.user(sent).equals(KeysendServer.API_KEY + ":")
        && sent.json().filter(body -> body.size() == 2).isPresent()
        && sent.text().endsWith("\"num_satoshis\":1}");
  }

  private static Unusual unusual(String name, Consumer<Behaviour> change, String... warned) {
    return new Unusual(name, change, new TreeSet<>(Set.of(warned)));
  }

  /** A base fee and a thousandth of the amount. */
  private static void feesInMillisatoshis(Behaviour behaviour) {
    behaviour.charge =
        amount -> {
          long fees = 1234 + amount;
          long before = behaviour.counter.getAndAdd(fees);
          return amount + roundedUp(before + fees) - roundedUp(before);
        };
  }

  private static long roundedUp(long millisatoshis) {
    return (millisatoshis + 999) / 1000;
  }

  private static Unusual type(String name, String type) {
    return unusual(
        name, b -> b.onWire = (sent, response) -> response.headers.put("Content-Type", type));
  }

  private interface Form {
    String of(JsonNode node) throws Exception;
  }

  private static Unusual body(String name, Form form) {
    return unusual(
        name,
        b ->
            b.onWire =
                (sent, response) -> {
                  try {
                    response.body = form.of(Json.read(response.body));
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                });
  }

  private static ObjectNode child(ObjectNode node, String name) {
    return (ObjectNode) node.path(name);
  }

  private static ObjectNode records(ObjectNode answer) {
    return child(child(answer, "lnTx"), "custom_records");
  }

  private static void shift(ObjectNode node, String field) {
    node.put(field, node.path(field).asLong() - 300);
  }

  private static JsonNode reversed(JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    ObjectNode reversed = JsonNodeFactory.instance.objectNode();
    List<String> names = new ArrayList<>(node.propertyNames());
    Collections.reverse(names);
    names.forEach(name -> reversed.set(name, reversed(node.get(name))));
    return reversed;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      escaped.append(c < 128 ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04X", (int) c));
    }
    return escaped.toString();
  }
}
