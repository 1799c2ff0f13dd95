package dev.keysend.sdk.internal.json;

import com.google.gson.stream.JsonWriter;
import dev.keysend.sdk.model.KeysendRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes a checked request as JSON in UTF-8. Leaves out fields that are not set. */
public final class RequestWriter {
  private static final int USUAL_LENGTH = 256;

  private RequestWriter() {}

  /** The request's bytes. */
  public static byte[] write(KeysendRequest request) {
    // Not an OutputStreamWriter, because its encoder takes 8 kB for each payment.
    StringWriter text = new StringWriter(USUAL_LENGTH);
    try (JsonWriter out = new JsonWriter(text)) {
      out.setHtmlSafe(false);
      BodyWriter.writeKeysendRequest(out, request);
    } catch (IOException e) {
      throw new UncheckedIOException("A string takes everything", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
