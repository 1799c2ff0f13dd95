package dev.keysend.mock.endpoint;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The encoding of forms. A lenient reader would replace what it cannot decode. */
public final class FormText {
  /** What to say of a form that is not encoded. */
  public static final String PROBLEM =
      "The body is not a form: it has a percent sign without two hex digits, or is not UTF-8";

  private static final Pattern INVALID_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private FormText() {}

  /** Whether a body can be decoded without loss. */
  public static boolean isEncoded(byte[] body) {
    try {
      decode(new String(body, StandardCharsets.ISO_8859_1));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /**
   * Decodes a name, a value, or several of them.
   *
   * @param bytes the encoded bytes, each as one character
   */
  static String decode(String bytes) throws CharacterCodingException {
    if (INVALID_PERCENT.matcher(bytes).find()) {
      throw new CharacterCodingException();
    }
    byte[] decoded =
        URLDecoder.decode(bytes, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded)).toString();
  }
}
