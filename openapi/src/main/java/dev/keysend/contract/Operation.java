package dev.keysend.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The contract's operation: how to call it and how it responds. Immutable and thread-safe. */
public final class Operation {
  private final String pointer;
  private final String method;
  private final String path;
  private final String pathParameter;
  private final String requestMediaType;
  private final BodySchema requestSchema;
  private final Set<String> requestLongs;
  private final Map<String, Set<String>> requestFields;
  private final Map<String, Example> requestExamples;
  private final Map<String, Response> responses;

  Operation(DocumentReader reader) {
    this.pointer = reader.operationPointer();
    this.method = reader.method();
    this.path = reader.path();
    this.pathParameter = reader.pathParameter();
    String body = pointer + "/requestBody";
    this.requestMediaType = reader.mediaType(body);
    this.requestSchema = reader.schema(body);
    this.requestLongs = reader.propertiesOfFormat("int64", requestSchema);
    this.requestFields = reader.propertiesByType(requestSchema);
    this.requestExamples = reader.examples(body);
    this.responses = reader.responses();
  }

  /** The operation's JSON pointer in the contract. */
  public String pointer() {
    return pointer;
  }

  /** The HTTP method, in upper case. */
  public String method() {
    return method;
  }

  /** The path template, such as {@code /v1/wallet/{access_key}/keysend}. */
  public String path() {
    return path;
  }

  /** The path for one wallet; the key is encoded, so that no key can change the path. */
  public String path(String accessKey) {
    String encoded = URLEncoder.encode(accessKey, StandardCharsets.UTF_8).replace("+", "%20");
    return path.replace("{" + pathParameter + "}", encoded);
  }

  /** The media type of the request's body. */
  public String requestMediaType() {
    return requestMediaType;
  }

  /** The schema of the request's body. */
  public BodySchema requestSchema() {
    return requestSchema;
  }

  /** The request's fields whose numbers must fit in 64 bits, which no schema can say. */
  public Set<String> requestLongs() {
    return requestLongs;
  }

  /**
   * The request's fields of a JSON type.
   *
   * @param type as JSON Schema names it, such as {@code integer}
   */
  public Set<String> requestFields(String type) {
    return requestFields.getOrDefault(type, Set.of());
  }

  /** The request's examples by name, in the contract's order. */
  public Map<String, Example> requestExamples() {
    return requestExamples;
  }

  /** The documented responses by status, in the contract's order. */
  public Map<String, Response> responses() {
    return responses;
  }

  /** Returns the documented response for an HTTP status: its own, or else the default one. */
  public Optional<Response> response(int status) {
    Response own = responses.get(Integer.toString(status));
    return Optional.ofNullable(own != null ? own : responses.get(Response.DEFAULT));
  }
}
