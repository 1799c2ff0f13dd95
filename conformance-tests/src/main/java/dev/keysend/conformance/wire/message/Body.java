package dev.keysend.conformance.wire.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a request or of a response. Immutable. */
public final class Body {
  /** No bytes at all. */
  public static final Body EMPTY = new Body(new byte[0]);

  private final byte[] bytes;

  private Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of some bytes. */
  public static Body of(byte[] bytes) {
    return new Body(bytes.clone());
  }

  /** A text's bytes in UTF-8. */
  public static Body of(String text) {
    return new Body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** How many bytes there are. */
  public int size() {
    return bytes.length;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes as UTF-8; invalid bytes become replacement characters. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Body body && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Shows only the size, because bodies may be long or contain secrets. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
