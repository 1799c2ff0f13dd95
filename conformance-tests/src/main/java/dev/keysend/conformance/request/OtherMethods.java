package dev.keysend.conformance.request;

import dev.keysend.conformance.wire.message.HttpHeader;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Requests with a method that must not pay, with the right keys and a body that would be paid with
 * the contract's method.
 */
public final class OtherMethods {
  /** Headers that ask a server to take another method for POST. */
  public static final List<HttpHeader> OVERRIDES =
      List.of(
          new HttpHeader("X-HTTP-Method-Override", "POST"),
          new HttpHeader("X-HTTP-Method", "POST"),
          new HttpHeader("X-Method-Override", "POST"));

  /** A query that asks for the same. */
  public static final String OVERRIDE = "?_method=POST";

  private final Requests requests;
  private final JsonNode body;

  OtherMethods(Requests requests) {
    this.requests = requests;
    this.body = requests.minimal(1);
  }

  List<Probe> all() {
    return List.of(
        by("get", "GET", asQuery(body), List.of()),
        by("head", "HEAD", "", List.of()),
        by("options", "OPTIONS", "", List.of()),
        by("put", "PUT", "", List.of()),
        by("get-overridden", "GET", OVERRIDE, OVERRIDES));
  }

  /** A body's fields as a query, where a server that reads it like a body finds the payment too. */
  public static String asQuery(JsonNode body) {
    return "?"
        + String.join(
            "&",
            body.properties().stream()
                .map(field -> field.getKey() + "=" + field.getValue().asString())
                .toList());
  }

  private Probe by(String id, String method, String query, List<HttpHeader> headers) {
    return new Probe(
        "method-" + id,
        "a payment by " + method + words(query, headers),
        Kind.OTHER_METHOD,
        seen -> {
          Payments.affordable(seen, BigInteger.ONE);
          return requests.by(method, query, headers, body);
        });
  }

  private static String words(String query, List<HttpHeader> headers) {
    if (query.contains(Fields.DESTINATION)) {
      return " with its fields in the query too";
    }
    return query.isEmpty()
        ? ""
        : " with the query "
            + query
            + " and the headers "
            + String.join(", ", headers.stream().map(HttpHeader::name).toList());
  }
}
