package dev.keysend.sdk.internal.request;

import dev.keysend.sdk.model.KeysendRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment's correlation id, and where the request carries it. */
public final class Correlation {
  /** The field of {@code passThru} that carries the id, unless the builder sets another one. */
  public static final String DEFAULT_FIELD = "correlationId";

  private final @Nullable String field;
  private final String id;

  /**
   * The correlation id of one payment.
   *
   * @param field its place in {@code passThru}; null for none
   * @param id the id; null to draw one
   */
  public Correlation(@Nullable String field, @Nullable String id) {
    this.field = field;
    this.id = id == null ? UUID.randomUUID().toString() : id;
  }

  /** The id. */
  public String id() {
    return id;
  }

  /** Why the id cannot be placed into a request; empty when it can. */
  public List<String> problems(KeysendRequest request) {
    Map<String, Object> passThru = request.getPassThru();
    boolean taken = field != null && passThru != null && passThru.containsKey(field);
    return taken
        ? Collections.singletonList(
            KeysendRequest.SERIALIZED_NAME_PASS_THRU
                + "."
                + field
                + " is the field for the correlation id; set the id with PaymentOptions, or"
                + " choose another field with correlationField")
        : Collections.emptyList();
  }

  /** Returns a copy of the request that contains the id. The caller's request does not change. */
  public KeysendRequest placeInto(KeysendRequest request) {
    if (field == null) {
      return request;
    }
    Map<String, Object> passThru = new LinkedHashMap<>();
    if (request.getPassThru() != null) {
      passThru.putAll(request.getPassThru());
    }
    passThru.put(field, id);
    return RequestCopy.of(request).passThru(passThru);
  }
}
