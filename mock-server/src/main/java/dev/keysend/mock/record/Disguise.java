package dev.keysend.mock.record;

import dev.keysend.mock.secret.Secrets;
import dev.keysend.mock.wallet.PaymentHash;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces keys, identifiers, preimages and hashes in texts. The same value always gets the same
 * replacement, so that links between values stay intact, and nobody can reverse it.
 */
final class Disguise {
  /** 32 bytes in hex digits: a preimage, a hash, or whatever else a server calls its own. */
  private static final String THIRTY_TWO_BYTES = "(?<![0-9A-Fa-f])[0-9A-Fa-f]{64}(?![0-9A-Fa-f])";

  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final int LETTERS_OF_A_KEY = 24;

  private final byte[] secret = new byte[32];
  private final String identifiers;
  private final Set<String> keys =
      new TreeSet<>(
          Comparator.comparing(String::length).reversed().thenComparing(String::toString));
  private final Map<String, String> thirtyTwoBytes = new HashMap<>();
  private final Map<String, String> byHash = new HashMap<>();
  private Pattern words;

  /**
   * Begins a session.
   *
   * @param prefixes what identifiers and keys begin with, as regular expressions, without the
   *     underscore that follows
   */
  Disguise(Set<String> prefixes) {
    new SecureRandom().nextBytes(secret);
    this.identifiers = "(?<![0-9A-Za-z])(?:" + String.join("|", prefixes) + ")_[0-9A-Za-z_-]+";
    this.words = pattern();
  }

  /** Replaces a key everywhere from now on, whatever its form. */
  void key(String key) {
    if (key.length() >= Secrets.SHORTEST && keys.add(key)) {
      words = pattern();
    }
  }

  private Pattern pattern() {
    String known =
        keys.stream().map(Pattern::quote).map(key -> key + "|").collect(Collectors.joining());
    return Pattern.compile(known + THIRTY_TWO_BYTES + "|" + identifiers);
  }

  /** A text with everything replaced. */
  String apply(String text) {
    return words
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(replacement(match.group())));
  }

  /** A field's name. One of small letters is the server's own and says nothing of anybody. */
  String applyToName(String name) {
    return name.matches("[a-z_]+") ? name : apply(name);
  }

  /** Other digits, as many as before; the first one stays a first one. */
  String applyToDigits(String digits) {
    byte[] bytes = draw("digits", digits);
    StringBuilder other = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      int drawn = bytes[i % bytes.length] & 0xff;
      other.append(i == 0 ? 1 + drawn % 9 : drawn % 10);
    }
    return other.toString();
  }

  private String replacement(String word) {
    if (keys.contains(word) || !word.matches(THIRTY_TWO_BYTES)) {
      return identifier(word);
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String other = thirtyTwoBytes(lower);
    return word.equals(lower) ? other : other.toUpperCase(Locale.ROOT);
  }

  /** Another one with the same prefix, and the same length if it has a prefix. */
  private String identifier(String word) {
    int prefix = word.indexOf('_') + 1;
    String start = prefix == 0 ? "key_" : word.substring(0, prefix);
    int length = prefix == 0 ? LETTERS_OF_A_KEY : word.length() - prefix;
    byte[] bytes = draw("identifier", word);
    StringBuilder other = new StringBuilder(start);
    for (int i = 0; i < length; i++) {
      other.append(LETTERS.charAt((bytes[i % bytes.length] & 0xff) % LETTERS.length()));
    }
    return other.toString();
  }

  /**
   * Other bytes. If one word is the hash of another one, its replacement is the hash of the other
   * one's, in whichever order the two came: what came first alone was replaced by the hash of
   * something, which is kept for its preimage.
   */
  private String thirtyTwoBytes(String word) {
    String known = thirtyTwoBytes.get(word);
    if (known != null) {
      return known;
    }
    String hash = PaymentHash.of(word);
    String preimage = byHash.get(word);
    String other;
    if (thirtyTwoBytes.containsKey(hash)) {
      other = preimageFor(hash);
    } else if (preimage != null) {
      other = PaymentHash.of(thirtyTwoBytes(preimage));
    } else {
      other = PaymentHash.of(preimageFor(word));
    }
    thirtyTwoBytes.put(word, other);
    byHash.put(hash, word);
    return other;
  }

  private String preimageFor(String hash) {
    return HexFormat.of().formatHex(draw("preimage", hash));
  }

  private byte[] draw(String purpose, String word) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal((purpose + " " + word).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
