package dev.keysend.sdk.internal.request;

import dev.keysend.sdk.model.KeysendRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies a request with everything in it, so that what is checked is what is sent, even if the
 * caller changes it in the meantime.
 */
final class RequestSnapshot {
  /** Each value takes at least one byte of the body. */
  private int valuesLeft = CheckedRequest.MOST_BYTES;

  private RequestSnapshot() {}

  /**
   * Replaces the maps of a request, which belong to the caller.
   *
   * @return whether they have been copied whole; otherwise there are too many values
   */
  @SuppressWarnings("unchecked") // The checks that follow expect any type.
  static boolean detach(KeysendRequest request) {
    RequestSnapshot snapshot = new RequestSnapshot();
    request.setPassThru((Map<String, Object>) snapshot.copy(request.getPassThru(), 1));
    request.setCustomRecords((Map<String, String>) snapshot.copy(request.getCustomRecords(), 1));
    return snapshot.valuesLeft >= 0;
  }

  private @Nullable Object copy(@Nullable Object value, int depth) {
    if (--valuesLeft < 0 || depth > RequestCheck.DEEPEST) {
      return value;
    }
    if (value instanceof Map) {
      Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        if (valuesLeft < 0) {
          return copy;
        }
        copy.put(entry.getKey(), copy(entry.getValue(), depth + 1));
      }
      return copy;
    }
    if (value instanceof List) {
      List<@Nullable Object> copy = new ArrayList<>();
      for (Object item : (List<?>) value) {
        if (valuesLeft < 0) {
          return copy;
        }
        copy.add(copy(item, depth + 1));
      }
      return copy;
    }
    return value;
  }
}
