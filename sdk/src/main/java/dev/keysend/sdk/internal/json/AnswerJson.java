package dev.keysend.sdk.internal.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.keysend.sdk.model.Transaction;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;

/** Reads whole response bodies, strictly. */
public final class AnswerJson {
  private AnswerJson() {}

  /** A settled payment. The error says where the text is not one. */
  public static Transaction transaction(String json) throws IOException {
    return read(json, new JsonReader(new StringReader(json)), AnswerReader::readTransaction);
  }

  /** A settled payment whose strings have lost the keys that the server put into them. */
  public static Transaction transaction(String json, UnaryOperator<String> mask)
      throws IOException {
    return read(json, new MaskingReader(json, mask), AnswerReader::readTransaction);
  }

  /** Reads an error, or returns null if the text is not an error. */
  public static @Nullable AnswerError error(String json) {
    try {
      return read(json, new JsonReader(new StringReader(json)), ErrorReader::read);
    } catch (IOException e) {
      return null;
    }
  }

  /** Whether a text is the response to an asynchronous request: {@code success} and an id. */
  public static boolean isPromise(String json) {
    try {
      Object success = StoredJson.readObject(json).get("success");
      return Boolean.TRUE.equals(success) || Long.valueOf(1).equals(success);
    } catch (IOException e) {
      return false;
    }
  }

  private static <T> T read(String json, JsonReader in, Converter<JsonReader, T> model)
      throws IOException {
    if (json.trim().isEmpty()) {
      throw new AnswerFormatException("the response is empty");
    }
    StrictJson.check(json);
    try {
      T value = model.convert(in);
      if (value == null || in.peek() != JsonToken.END_DOCUMENT) {
        throw new AnswerFormatException("the response goes on after its end");
      }
      return value;
    } catch (MalformedJsonException | IllegalStateException e) {
      throw new AnswerFormatException("the response is not JSON at " + in.getPath());
    } catch (EOFException e) {
      throw new AnswerFormatException("the response ends too early, at " + in.getPath());
    }
  }
}
