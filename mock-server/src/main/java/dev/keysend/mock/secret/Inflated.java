package dev.keysend.mock.secret;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Decompresses bytes. */
final class Inflated {
  /** More than any body that the mock accepts, to limit decompression bombs. */
  private static final int MOST_BYTES = 1024 * 1024;

  private Inflated() {}

  /** The decompressed bytes of gzip or zlib; empty if the bytes are neither. */
  static Optional<byte[]> of(byte[] bytes) {
    if (bytes.length < 8) {
      return Optional.empty();
    }
    int start = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    boolean isGzip = start == 0x1f8b;
    // RFC 1950: the method, and a check of the first two bytes.
    boolean isZlib = (bytes[0] & 0x0f) == 8 && start % 31 == 0;
    if (!isGzip && !isZlib) {
      return Optional.empty();
    }
    InputStream compressed = new ByteArrayInputStream(bytes);
    try (InputStream in =
        isGzip ? new GZIPInputStream(compressed) : new InflaterInputStream(compressed)) {
      return Optional.of(in.readNBytes(MOST_BYTES));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
