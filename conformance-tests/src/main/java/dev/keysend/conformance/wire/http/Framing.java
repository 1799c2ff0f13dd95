package dev.keysend.conformance.wire.http;

import dev.keysend.conformance.wire.message.Answer;
import dev.keysend.conformance.wire.message.Body;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.http.io.BufferInfo;
import org.apache.http.io.SessionInputBuffer;

/** Checks whether a response's body has the length and encoding that its headers say. */
final class Framing {
  private static final int MOST_READ_OF_SURPLUS = 4 * 1024;

  private Framing() {}

  /**
   * The response with its body decoded, and what is wrong with its framing, if anything. The kit
   * accepts only identity, but also reads gzip.
   *
   * @param received what else was read from the connection
   * @param waiting how many more bytes have arrived unread
   */
  static Answer checked(Answer answer, SessionInputBuffer received, int waiting)
      throws IOException {
    String surplus = surplus(received, waiting);
    String coding = answer.header("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    byte[] bytes = answer.body().bytes();
    if (bytes.length == 0 || coding.isEmpty() || coding.equals("identity")) {
      return answer.misframed(surplus);
    }
    boolean isGzip = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    if (isGzip && coding.endsWith("gzip")) {
      try {
        return new Answer(answer.status(), answer.headers(), gunzipped(bytes)).misframed(surplus);
      } catch (EOFException | ZipException e) {
        return answer.misframed(
            "its Content-Encoding is \"" + coding + "\", and it cannot be read");
      }
    }
    boolean isText = bytes[0] == '{' || bytes[0] == '[' || bytes[0] == '<';
    return answer.misframed(
        coding.endsWith("gzip") || isText
            ? "its Content-Encoding is \"" + coding + "\", and its body is not"
            : surplus);
  }

  private static Body gunzipped(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] decoded = in.readNBytes(BoundedHttp.MAX_BODY_BYTES + 1);
      if (decoded.length > BoundedHttp.MAX_BODY_BYTES) {
        throw new BoundedHttp.BodyTooLongException();
      }
      return Body.of(decoded);
    }
  }

  /**
   * What follows a response on its connection, which the next request would take as its response.
   * Line ends are allowed, because old servers send them.
   */
  private static String surplus(SessionInputBuffer received, int waiting) throws IOException {
    int buffered = received instanceof BufferInfo buffer ? buffer.length() : 0;
    if (buffered == 0 && waiting == 0) {
      return "";
    }
    byte[] bytes = new byte[Math.min(MOST_READ_OF_SURPLUS, Math.max(buffered, waiting))];
    int count = received.read(bytes);
    for (int i = 0; i < count; i++) {
      if (bytes[i] != '\r' && bytes[i] != '\n') {
        return "other bytes follow it on its connection";
      }
    }
    return "";
  }
}
