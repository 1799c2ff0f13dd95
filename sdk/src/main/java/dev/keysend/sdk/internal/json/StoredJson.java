package dev.keysend.sdk.internal.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON that is not a payment's response: what an application stores, and webhooks. */
public final class StoredJson {
  private StoredJson() {}

  /** Writes a transaction with the contract's names, exact numbers and its preimage. */
  public static String write(Transaction transaction) {
    return written(out -> BodyWriter.writeTransaction(out, transaction));
  }

  /** Reads a transaction. If the text is not one, the error says where. */
  public static Transaction readTransaction(String json) throws IOException {
    return AnswerJson.transaction(json);
  }

  /** Reads a transaction inside another body, or returns null if there is none that can be read. */
  public static @Nullable Transaction transactionIn(@Nullable Object value) {
    if (!(value instanceof Map)) {
      return null;
    }
    try {
      return readTransaction(written(out -> FieldWriter.value(out, value)));
    } catch (IOException e) {
      return null;
    }
  }

  /** Reads any object, with exact numbers. PHP's empty list counts as an empty object. */
  public static Map<String, Object> readObject(String json) throws IOException {
    JsonReader in = new JsonReader(new StringReader(json));
    Map<String, Object> object;
    try {
      object = Fields.values(in);
      if (in.peek() == JsonToken.END_DOCUMENT) {
        return object;
      }
    } catch (IllegalStateException | IOException e) {
      throw new AnswerFormatException("no JSON object, at " + in.getPath());
    }
    throw new AnswerFormatException("more than one JSON object");
  }

  private static String written(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonWriter out = new JsonWriter(text)) {
      out.setHtmlSafe(false);
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("A string takes everything", e);
    }
    return text.toString();
  }

  private interface Writing {
    void to(JsonWriter out) throws IOException;
  }
}
