package dev.keysend.conformance.wire.http;

import java.util.Arrays;
import java.util.List;
import org.apache.http.HttpException;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpMessage;
import org.apache.http.ProtocolException;
import org.apache.http.entity.ContentLengthStrategy;
import org.apache.http.impl.entity.LaxContentLengthStrategy;

/**
 * How long the body of a response is, by RFC 9112, section 6.3: if lengths contradict each other or
 * are not numbers, the end of the body is unknown, and the response cannot be read. The client's
 * own strategy uses the first plausible length, and reads on without one.
 */
final class AnswerLength implements ContentLengthStrategy {
  /** The number of digits that always fit in 64 bits. */
  private static final String LENGTH = "[0-9]{1,18}";

  @Override
  public long determineLength(HttpMessage message) throws HttpException {
    if (!message.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
      List<String> lengths =
          Arrays.stream(message.getHeaders(HttpHeaders.CONTENT_LENGTH))
              .flatMap(header -> Arrays.stream(header.getValue().split(",", -1)))
              .map(String::strip)
              .distinct()
              .toList();
      for (String length : lengths) {
        if (!length.matches(LENGTH)) {
          throw new ProtocolException(
              "Content-Length is \"" + length + "\", not a number of bytes");
        }
      }
      if (lengths.size() > 1) {
        throw new ProtocolException("Content-Length is both " + String.join(" and ", lengths));
      }
      if (lengths.size() == 1) {
        return Long.parseLong(lengths.get(0));
      }
    }
    return LaxContentLengthStrategy.INSTANCE.determineLength(message);
  }
}
