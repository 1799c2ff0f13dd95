package dev.keysend.conformance.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Bodies that are hard to process. */
final class Bodies {
  /** A correct response to a payment: the contract's example. */
  static final String SUCCESS =
      Json.write(
          Contract.load()
              .operation()
              .responses()
              .get("201")
              .examples()
              .get("keysend-sent")
              .value());

  private Bodies() {}

  static byte[] of(String text) {
    return text.getBytes(UTF_8);
  }

  /** The response with another text as its amounts. */
  static byte[] amount(String number) {
    return of(
        SUCCESS
            .replace("\"num_satoshis\":2,", "\"num_satoshis\":" + number + ",")
            .replace("\"num_satoshis\":-2,", "\"num_satoshis\":-" + number + ",")
            .replace("\"balance\":211", "\"balance\":" + number));
  }

  /** The response with another JSON string as its label. */
  static byte[] label(String string) {
    return of(SUCCESS.replaceAll("\"user_label\":\"[^\"]*\"", "\"user_label\":" + string));
  }

  /** The response with another value as its data. */
  static byte[] passThrough(String value) {
    return of(SUCCESS.replaceAll("\"passThru\":\\{[^}]*}", "\"passThru\":" + value));
  }

  static byte[] nested(int depth) {
    return passThrough("[".repeat(depth) + "]".repeat(depth));
  }

  /** An object whose names all have the same hash code. */
  static String collidingNames(int bits) {
    return IntStream.range(0, 1 << bits)
        .mapToObj(
            number ->
                IntStream.range(0, bits)
                    .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                    .collect(Collectors.joining("", "\"", "\":1")))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Zeros, compressed to about a thousandth. */
  static byte[] bomb(int mebibytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < mebibytes; i++) {
        gzip.write(new byte[1 << 20]);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }
}
