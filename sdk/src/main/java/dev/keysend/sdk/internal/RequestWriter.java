package dev.keysend.sdk.internal;

import com.google.gson.stream.JsonWriter;
import dev.keysend.sdk.model.KeysendRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a checked request as JSON in UTF-8. What is not set is left out. */
final class RequestWriter {
  private RequestWriter() {}

  static byte[] write(KeysendRequest request) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonWriter out = new JsonWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      out.setHtmlSafe(false);
      out.beginObject();
      Map<String, Object> passThru = request.getPassThru();
      if (passThru != null) {
        out.name(KeysendRequest.SERIALIZED_NAME_PASS_THRU);
        value(out, passThru);
      }
      out.name(KeysendRequest.SERIALIZED_NAME_DEST_PUBKEY).value(request.getDestPubkey());
      out.name(KeysendRequest.SERIALIZED_NAME_NUM_SATOSHIS).value(request.getNumSatoshis());
      Map<String, String> records = request.getCustomRecords();
      if (records != null) {
        out.name(KeysendRequest.SERIALIZED_NAME_CUSTOM_RECORDS);
        value(out, records);
      }
      out.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("An array of bytes takes everything", e);
    }
    return bytes.toByteArray();
  }

  private static void value(JsonWriter out, @Nullable Object value) throws IOException {
    if (value instanceof Map) {
      out.beginObject();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        out.name(String.valueOf(entry.getKey()));
        value(out, entry.getValue());
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
