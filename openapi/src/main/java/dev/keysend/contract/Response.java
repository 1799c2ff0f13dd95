package dev.keysend.contract;

import java.util.List;
import java.util.Map;

/**
 * A response that the contract documents.
 *
 * @param status the HTTP status, or {@code default} for every status that is not documented by
 *     itself
 * @param description what it means
 * @param mediaType the media type of its body
 * @param schema the schema of its body
 * @param examples its examples by name, in the contract's order
 * @param invariants what it must keep in addition to its schema, in the contract's order
 * @param pointer its JSON pointer in the contract
 */
public record Response(
    String status,
    String description,
    String mediaType,
    BodySchema schema,
    Map<String, Example> examples,
    List<Invariant> invariants,
    String pointer) {
  /** The key of the response for every status that has no response of its own. */
  public static final String DEFAULT = "default";
}
