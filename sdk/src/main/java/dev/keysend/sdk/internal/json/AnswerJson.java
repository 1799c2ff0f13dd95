package dev.keysend.sdk.internal.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.keysend.sdk.model.KeysendError;
import dev.keysend.sdk.model.Transaction;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;

/** Reads whole response bodies, strictly. */
public final class AnswerJson {
  private AnswerJson() {}

  /** A settled payment. The error says where the text is not one. */
  public static Transaction transaction(String json) throws IOException {
    return read(json, AnswerReader::readTransaction);
  }

  /**
   * Reads an error, or returns null if the text is not an error. Its status may differ from the
   * HTTP status; missing fields are empty or 0.
   */
  public static @Nullable KeysendError error(String json) {
    try {
      return read(json, ErrorReader::read);
    } catch (IOException e) {
      return null;
    }
  }

  private static <T> T read(String json, Converter<JsonReader, T> model) throws IOException {
    if (json.trim().isEmpty()) {
      throw new AnswerFormatException("the response is empty");
    }
    StrictJson.check(json);
    JsonReader in = new JsonReader(new StringReader(json));
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
