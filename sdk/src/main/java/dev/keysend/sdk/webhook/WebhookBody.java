package dev.keysend.sdk.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a webhook's body. It ignores fields that are missing or have another type. */
final class WebhookBody {
  private static final List<Object> SETTLED = Arrays.asList(1L, true);

  private final Map<?, ?> event;
  private final Map<?, ?> data;
  private final Map<?, ?> body;
  private final String correlationField;

  WebhookBody(Map<String, Object> body, String correlationField) {
    this.body = body;
    this.event = map(body.get("event"));
    this.data = map(body.get("data"));
    this.correlationField = correlationField;
  }

  String type() {
    String name = text(event.get("name"));
    if (name == null) {
      throw new IllegalArgumentException("The webhook is not an event: event.name is not a string");
    }
    return name;
  }

  @Nullable String id() {
    return text(body.get("id"));
  }

  @Nullable Instant createdAt() {
    Object seconds = body.get("created_at");
    try {
      return seconds instanceof Long ? Instant.ofEpochSecond((Long) seconds) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Nullable Object transaction() {
    return data.get("wtx");
  }

  /** Whether the transaction itself says that it has not settled. */
  boolean isNotSettled() {
    Object settled = map(map(transaction()).get("lnTx")).get("settled");
    return settled != null && !SETTLED.contains(settled);
  }

  String failure() {
    String reason = text(data.get("failureReason"));
    return reason == null ? "" : reason;
  }

  /** A failed payment has it in the event's data, a settled payment in its transaction. */
  @SuppressWarnings("unchecked") // Names in JSON are strings.
  Map<String, Object> passThru() {
    Map<?, ?> failed = map(data.get("passThru"));
    Map<?, ?> found = failed.isEmpty() ? map(map(transaction()).get("passThru")) : failed;
    return (Map<String, Object>) found;
  }

  @Nullable String correlationId() {
    Object id = passThru().get(correlationField);
    // PHP may turn an id of digits into a number.
    return id instanceof String || id instanceof Number ? id.toString() : null;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map ? (Map<?, ?>) value : Collections.emptyMap();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String ? (String) value : null;
  }
}
