package dev.keysend.sdk.internal;

import com.google.gson.stream.JsonWriter;
import dev.keysend.sdk.model.KeysendRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a checked request as JSON in UTF-8. What is not set is left out. */
final class RequestWriter {
  private static final int USUAL_LENGTH = 256;

  private RequestWriter() {}

  static byte[] write(KeysendRequest request) {
    // Not an OutputStreamWriter, whose encoder takes 8 kB for each payment.
    StringWriter text = new StringWriter(USUAL_LENGTH);
    try (JsonWriter out = new JsonWriter(text)) {
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
      throw new UncheckedIOException("A string takes everything", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
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
