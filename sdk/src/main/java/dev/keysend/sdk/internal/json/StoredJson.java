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

/** JSON that does not travel as a payment's answer: what an application stores, and webhooks. */
public final class StoredJson {
  private StoredJson() {}

  /** A transaction in the contract's names, with each number exact, and with its preimage. */
  public static String write(Transaction transaction) {
    return written(out -> BodyWriter.writeTransaction(out, transaction));
  }

  /** A transaction as it was written. The error says where the text is not one. */
  public static Transaction readTransaction(String json) throws IOException {
    return AnswerJson.transaction(json);
  }

  /** A transaction that stands inside another body, or null if there is none that can be read. */
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

  /** Any object, with each number exact. PHP's empty list stands for an empty object. */
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
