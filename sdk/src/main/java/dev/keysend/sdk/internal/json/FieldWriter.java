package dev.keysend.sdk.internal.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes single JSON values, each number with all of its digits. */
final class FieldWriter {
  private FieldWriter() {}

  /** Writes a field, or nothing if it is not set. */
  static void write(JsonWriter out, String name, @Nullable Object value) throws IOException {
    if (value != null) {
      writeEvenNull(out, name, value);
    }
  }

  /** Writes a field, which is null if it is not set. */
  static void writeEvenNull(JsonWriter out, String name, @Nullable Object value)
      throws IOException {
    out.name(name);
    value(out, value);
  }

  static void value(JsonWriter out, @Nullable Object value) throws IOException {
    if (value instanceof Map) {
      out.beginObject();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        writeEvenNull(out, String.valueOf(entry.getKey()), entry.getValue());
      }
      out.endObject();
    } else if (value instanceof Iterable) {
      out.beginArray();
      for (Object item : (Iterable<?>) value) {
        value(out, item);
      }
      out.endArray();
    } else if (value instanceof Number) {
      out.value((Number) value);
    } else if (value instanceof Boolean) {
      out.value((Boolean) value);
    } else {
      out.value((String) value);
    }
  }
}
