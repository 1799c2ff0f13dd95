package dev.keysend.conformance.request;

import dev.keysend.conformance.wire.message.Body;
import dev.keysend.conformance.wire.message.Call;
import dev.keysend.conformance.wire.message.HttpHeader;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes requests of the contract's operation. Immutable and thread-safe. */
public final class Requests {
  /** The header that holds nothing but an API key. */
  public static final String API_KEY_HEADER = "X-Api-Key";

  private static final String CONTENT_TYPE = "Content-Type";
  private static final String AUTHORIZATION = "Authorization";

  private final Contract contract;
  private final Operation operation;
  private final Keys keys;
  private final List<HttpHeader> extra;

  /** Makes requests of a contract's operation, with some keys. */
  public Requests(Contract contract, Keys keys) {
    this(contract, keys, List.of());
  }

  /** Makes requests of a contract's operation, with some keys and with more headers. */
  public Requests(Contract contract, Keys keys, List<HttpHeader> extra) {
    this.contract = contract;
    this.operation = contract.operation();
    this.keys = keys;
    this.extra = List.copyOf(extra);
  }

  /** Who pays whom. */
  public Keys keys() {
    return keys;
  }

  /** A payment with nothing but what is required. */
  public ObjectNode minimal(long satoshis) {
    return minimal(BigInteger.valueOf(satoshis));
  }

  ObjectNode minimal(BigInteger satoshis) {
    return JsonNodeFactory.instance
        .objectNode()
        .put(Fields.DESTINATION, keys.destination())
        .put(Fields.AMOUNT, satoshis);
  }

  /** What a payment's values are to be, so that a server which damages them is found out. */
  ValueMatrix matrix() {
    return ValueMatrix.of(contract);
  }

  /** The names of all fields that a request can have. */
  Collection<String> fields() {
    return operation.requestSchema().node().path("properties").propertyNames();
  }

  /**
   * Whether the endpoint's own documentation is silent about a field, and another source is not.
   */
  boolean isLater(String field) {
    return operation.requestSchema().node().path("properties").path(field).has("x-source");
  }

  /** A valid value of a field: what a payment needs, or else the contract's first example. */
  JsonNode example(String field) {
    JsonNode needed = minimal(1).path(field);
    if (!needed.isMissingNode()) {
      return needed;
    }
    String place = operation.requestSchema().pointer() + "/properties/" + field;
    return contract.schema(place).node().at("/examples/0");
  }

  /** A request as its owner sends it. */
  public Draft of(JsonNode body) {
    return draft(credentials(), keys.wallet(), mediaType(), Json.write(body), body);
  }

  /** A request with an unusual notation of the body, cut into two packets. */
  Draft written(String text, JsonNode body, String contentType, int cut) {
    Call call = draft(credentials(), keys.wallet(), contentType, text, body).call();
    return new Draft(call.cutAfter(cut), Optional.of(body));
  }

  /** A request with a query, which may cost something else. */
  Draft withQuery(String query, JsonNode body, BigInteger worstCase) {
    Call call = of(body).call();
    return new Draft(call.to(call.path() + "?" + query).costing(worstCase), Optional.of(body));
  }

  /** A request whose body is not JSON. */
  public Draft malformed(String text, BigInteger worstCase) {
    return new Draft(
        call(credentials(), keys.wallet(), mediaType(), text, worstCase), Optional.empty());
  }

  /** A request with other credentials. */
  public Draft as(List<HttpHeader> credentials, JsonNode body) {
    return draft(credentials, keys.wallet(), mediaType(), Json.write(body), body);
  }

  /** A request for another wallet. */
  public Draft from(String walletKey, JsonNode body) {
    return draft(credentials(), walletKey, mediaType(), Json.write(body), body);
  }

  /** A request for a wallet whose key is written with its first letter percent-encoded. */
  Draft fromEncoded(String walletKey, JsonNode body) {
    Call call = from(walletKey, body).call();
    String start = operation.path().substring(0, operation.path().indexOf('{'));
    String rest = call.path().substring(start.length() + 1);
    String letter = "%" + Integer.toHexString(call.path().charAt(start.length()));
    return new Draft(call.to(start + letter + rest), Optional.of(body));
  }

  /** A payment as its owner sends it, but by another method. */
  public Draft by(String method, String query, List<HttpHeader> more, JsonNode body) {
    Call call = of(body).call();
    List<HttpHeader> headers = new ArrayList<>(call.headers());
    headers.addAll(more);
    return new Draft(
        new Call(method, call.path() + query, headers, call.body(), call.worstCase()),
        Optional.of(body));
  }

  String mediaType() {
    return operation.requestMediaType();
  }

  private List<HttpHeader> credentials() {
    return List.of(basic(keys.api(), ""));
  }

  /** A header with credentials for Basic authentication. */
  public static HttpHeader basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new HttpHeader(AUTHORIZATION, "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** A header that holds nothing but an API key. */
  public static HttpHeader apiKeyHeader(String key) {
    return new HttpHeader(API_KEY_HEADER, key);
  }

  private Draft draft(
      List<HttpHeader> credentials, String wallet, String contentType, String text, JsonNode body) {
    return new Draft(
        call(credentials, wallet, contentType, text, WorstCase.of(body)), Optional.of(body));
  }

  private Call call(
      List<HttpHeader> credentials,
      String wallet,
      String contentType,
      String text,
      BigInteger worstCase) {
    List<HttpHeader> headers = new ArrayList<>(credentials);
    headers.add(new HttpHeader(CONTENT_TYPE, contentType));
    headers.add(new HttpHeader("Accept", mediaType()));
    headers.addAll(extra);
    return new Call(operation.method(), operation.path(wallet), headers, Body.of(text), worstCase);
  }
}
