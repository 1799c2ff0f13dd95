package dev.keysend.sdk.internal.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.keysend.sdk.model.KeysendError;
import dev.keysend.sdk.model.LightningTransaction;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;

/**
 * Reads the contract's error less strictly than other bodies. Its status and message prove a
 * refusal; servers may leave out or change the rest.
 */
final class ErrorReader {
  /** In the response to an asynchronous request. */
  private static final String SUCCESS = "success";

  private ErrorReader() {}

  /**
   * Reads an error. Fields that are missing or have another type are empty or 0; only the message
   * is required.
   */
  static AnswerError read(JsonReader in) throws IOException {
    Fields.beginObject(in);
    KeysendError error = new KeysendError().name("").code(0).status(0);
    boolean ofThisEndpoint = false;
    boolean withPayment = false;
    long seen = 0;
    while (in.hasNext()) {
      switch (in.nextName()) {
        case KeysendError.SERIALIZED_NAME_MESSAGE:
          seen = Fields.once(in, seen, 1);
          error.setMessage(Fields.string(in));
          break;
        case KeysendError.SERIALIZED_NAME_STATUS:
          seen = Fields.once(in, seen, 2);
          error.setStatus(integer(in));
          break;
        case KeysendError.SERIALIZED_NAME_CODE:
          ofThisEndpoint = true;
          error.setCode(integer(in));
          break;
        case KeysendError.SERIALIZED_NAME_NAME:
          ofThisEndpoint = true;
          error.setName(string(in));
          break;
        case Transaction.SERIALIZED_NAME_ID:
        case Transaction.SERIALIZED_NAME_LN_TX:
        case LightningTransaction.SERIALIZED_NAME_SETTLED:
          withPayment = true;
          in.skipValue();
          break;
        case SUCCESS:
          withPayment |= !isFalse(in);
          break;
        default:
          in.skipValue();
      }
    }
    in.endObject();
    if ((seen & 1) == 0) {
      throw new AnswerFormatException("$.message is missing");
    }
    return new AnswerError(error, ofThisEndpoint, withPayment);
  }

  private static boolean isFalse(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.BOOLEAN) {
      return !in.nextBoolean();
    }
    in.skipValue();
    return false;
  }

  private static String string(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.STRING) {
      return in.nextString();
    }
    in.skipValue();
    return "";
  }

  private static int integer(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NUMBER) {
      try {
        return Fields.int32(in);
      } catch (AnswerFormatException e) {
        // A number that is not an integer; the reader is already past it.
        return 0;
      }
    }
    in.skipValue();
    return 0;
  }
}
