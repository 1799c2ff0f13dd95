package dev.keysend.conformance.server.wrong;

import static dev.keysend.conformance.server.wrong.WrongServer.transaction;

import dev.keysend.conformance.server.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that pay as asked, but lose or change the data that they must return. */
public final class ForgetfulServers {
  /** One kind of damage for each place. ValuesTest tries the others without a server. */
  private static final Set<String> OVER_THE_WIRE =
      Set.of("decodes URLs", "doubles lists", "drops the name __proto__", "rounds keys to 53 bits");

  private ForgetfulServers() {}

  public static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    String rule = "pass-through-comes-back";
    servers.add(data("drops the data", d -> d.retain("method"), rule));
    servers.add(data("turns numbers into strings", d -> change(d, "zero", "0"), rule));
    servers.add(data("turns digits into numbers", d -> number(d, "digits"), rule));
    servers.add(data("turns booleans into numbers", d -> bool(d), rule));
    servers.add(data("drops null", d -> d.remove("none"), rule));
    servers.add(data("drops empty values", d -> d.remove("empty"), rule));
    String type = "empty-data-keeps-its-type";
    servers.add(data("turns empty objects into lists", d -> list(d, "empty object"), type));
    servers.add(data("turns empty lists into objects", d -> object(d, "empty list"), type));
    servers.add(data("adds an element to empty lists", d -> fill(d, "empty list"), rule));
    servers.add(
        WrongServer.of(
            "lets the caller set the method",
            b ->
                b.onSuccess =
                    (request, a) -> {
                      if (request.path("passThru").has("method")) {
                        ((ObjectNode) a.path("passThru"))
                            .set("method", request.path("passThru").get("method"));
                      }
                    },
            "method-is-the-servers-own"));
    servers.add(
        data(
            "turns an object with numeric names into a list",
            d -> list(d, "numbers for names"),
            rule));
    servers.add(data("truncates long strings", d -> cut(d, "$long"), rule));
    servers.add(data("drops names that begin with a dollar", d -> d.remove("$long"), rule));
    servers.add(data("rounds fractions", d -> whole(d, "fraction"), rule));
    servers.add(data("flattens nested data", d -> flatten(d), rule));
    servers.add(data("writes nested data as a string", d -> nested(d), rule));
    servers.add(data("replaces non-ASCII characters", d -> ascii(d), rule));
    servers.add(data("escapes HTML", d -> escape(d), rule));
    servers.add(
        WrongServer.of(
            "truncates strings at a null character",
            b -> b.onSuccess = (request, a) -> cutAtNull((ObjectNode) a.path("passThru")),
            rule));
    servers.add(
        WrongServer.of(
            "truncates records at a null character",
            b -> b.onSuccess = (request, a) -> cutAtNull(Transactions.records(a)),
            "custom-records-come-back"));
    servers.add(
        WrongServer.of(
            "responds to one of two simultaneous payments with the other's data",
            b ->
                b.onSuccess =
                    (request, a) -> {
                      ObjectNode data = (ObjectNode) a.path("passThru");
                      if (data.path("payment at once").asInt(0) == 2) {
                        data.put("payment at once", 1);
                      }
                    },
            rule));
    servers.add(
        WrongServer.of(
            "refuses null characters",
            b -> b.refuses = body -> body.toString().contains("\\u0000"),
            "accepts-null-character"));
    servers.add(data("omits the method", d -> d.remove("method"), "pass-through-names-method"));
    servers.add(
        data("reports another method", d -> d.put("method", "web"), "pass-through-names-method"));
    for (Damage damage : Damage.all()) {
      if (OVER_THE_WIRE.contains(damage.words())) {
        servers.add(
            WrongServer.of(
                damage + ", on the wire",
                b -> b.onSuccess = (request, a) -> damage.damaged(a).ifPresent(d -> replace(a, d)),
                damage.field().equals("passThru") ? rule : "custom-records-come-back"));
      }
    }
    return servers;
  }

  private static void replace(ObjectNode answer, ObjectNode damaged) {
    answer.removeAll();
    answer.setAll(damaged);
  }

  private static WrongServer data(String name, Consumer<ObjectNode> change, String... breaks) {
    return transaction(name, answer -> change.accept((ObjectNode) answer.path("passThru")), breaks);
  }

  private static void cutAtNull(ObjectNode node) {
    for (String field : List.copyOf(node.propertyNames())) {
      if (node.path(field).isString()) {
        node.put(field, node.path(field).stringValue().replaceFirst("(?s)\u0000.*", ""));
      }
    }
  }

  private static void change(ObjectNode node, String field, String value) {
    if (node.has(field)) {
      node.put(field, value);
    }
  }

  private static void list(ObjectNode node, String field) {
    if (node.has(field)) {
      List<JsonNode> values = List.copyOf(node.path(field).values());
      node.putArray(field).addAll(values);
    }
  }

  private static void object(ObjectNode node, String field) {
    if (node.has(field)) {
      node.putObject(field);
    }
  }

  private static void fill(ObjectNode node, String field) {
    if (node.has(field)) {
      node.putArray(field).add("");
    }
  }

  private static void cut(ObjectNode node, String field) {
    if (node.has(field)) {
      node.put(field, node.path(field).stringValue().substring(0, 255));
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

  public static void ascii(ObjectNode node) {
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
}
