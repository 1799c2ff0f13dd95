package dev.keysend.sdk.internal.request;

import dev.keysend.sdk.model.KeysendRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A payment's correlation id, and where the request carries it. */
public final class Correlation {
  /** The field of {@code passThru} that carries the id, unless the builder sets another one. */
  public static final String DEFAULT_FIELD = "correlationId";

  private final @Nullable String field;
  private final String id;
  private final boolean drawn;

  /**
   * The correlation id of one payment.
   *
   * @param field its place in {@code passThru}; null for none
   * @param id the id; null to draw one
   */
  public Correlation(@Nullable String field, @Nullable String id) {
    this.field = field;
    this.id = id == null ? UUID.randomUUID().toString() : id;
    this.drawn = id == null;
  }

  /** The id. */
  public String id() {
    return id;
  }

  /** Why the id cannot be placed into a request; empty when it can. */
  public List<String> problems(KeysendRequest request, UnaryOperator<String> mask) {
    List<String> problems = new ArrayList<>();
    Map<String, Object> passThru = request.getPassThru();
    if (field != null && passThru != null && passThru.containsKey(field)) {
      problems.add(
          KeysendRequest.SERIALIZED_NAME_PASS_THRU
              + "."
              + field
              + " is the field for the correlation id; set the id with PaymentOptions, or"
              + " choose another field with correlationField");
    }
    // A drawn id may contain a short key by chance.
    if (!drawn && !mask.apply(id).equals(id)) {
      problems.add("the correlation id contains a key; use an id that logs and webhooks may show");
    }
    return problems;
  }

  /** Whether a response says that it is about a payment with another id. */
  public boolean isContradictedBy(Map<String, Object> passThru) {
    Object found = field == null ? null : passThru.get(field);
    return found != null && !isOwn(found);
  }

  private boolean isOwn(Object found) {
    if (!(found instanceof Number)) {
      return id.equals(found);
    }
    try {
      // PHP may turn an id of digits into a number, and round it.
      return Double.parseDouble(id) == ((Number) found).doubleValue();
    } catch (NumberFormatException e) {
      return false;
    }
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
