package dev.keysend.mock.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets in texts: unchanged, percent-encoded, in Base64, in hex digits with any separators,
 * compressed in either of these, in UTF-16, with JSON or HTML escapes, in a JSON pointer, wrapped
 * over lines, or in several of these at once. Ignores case. Thread-safe.
 */
public final class Secrets {
  /** Shorter secrets occur in any text by chance; only a text that consists of one reveals it. */
  public static final int SHORTEST = 6;

  /** What replaces a secret. */
  public static final String MASK = "***";

  /** A key without its prefix is still a secret, unless it is so short that it may be a word. */
  private static final int SHORTEST_REST = 12;

  /** How many nested encodings are decoded. */
  private static final int DEPTH = 3;

  private static final Pattern BASE64 = Pattern.compile("[0-9A-Za-z+/_-]{8,}");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{12,}");

  /** Line breaks, also those in a JSON string, and other space. */
  private static final Pattern SPACE = Pattern.compile("\\s|\\\\[nrt]");

  /** What people and programs write between two hex digits and the next two. */
  private static final Pattern HEX_SEPARATOR = Pattern.compile("0[xX]|\\\\+x|[:,\\s-]");

  /** UTF-16 has one between two letters of a key. */
  private static final String NUL = "\0";

  /**
   * Ways to write one letter: percent, JSON, HTML by number and by name; what is written is a
   * group.
   */
  private static final Pattern LETTER =
      Pattern.compile(
          "%([0-9A-Fa-f]{2})|\\\\u([0-9A-Fa-f]{4})|&#[xX]([0-9A-Fa-f]{1,6});?|&#([0-9]{1,7});?"
              + "|&([A-Za-z]{2,9});");

  /** HTML's names for the characters of keys other than letters and digits. */
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("plus", "+"),
          Map.entry("sol", "/"),
          Map.entry("equals", "="),
          Map.entry("lowbar", "_"),
          Map.entry("UnderBar", "_"),
          Map.entry("period", "."),
          Map.entry("colon", ":"),
          Map.entry("amp", "&"),
          Map.entry("commat", "@"),
          Map.entry("dollar", "$"),
          Map.entry("excl", "!"),
          Map.entry("ast", "*"),
          Map.entry("percnt", "%"),
          Map.entry("num", "#"));

  /** Pieces of text that are masked as one: a part of a URL, and if that is not enough, a word. */
  private static final List<Pattern> PIECES =
      List.of(Pattern.compile("[0-9A-Za-z+_%~=.-]+"), Pattern.compile("[^\\s\"'<>{}\\[\\](),]+"));

  private final Map<Long, NavigableSet<String>> byStart = new ConcurrentHashMap<>();
  private final AtomicInteger longest = new AtomicInteger();
  private final Set<String> shortOnes = ConcurrentHashMap.newKeySet();

  /** Adds a secret, unless it is empty. */
  public void add(String secret) {
    String lower = lower(secret);
    if (lower.isEmpty()) {
      return;
    }
    if (lower.length() < SHORTEST) {
      shortOnes.add(lower);
      return;
    }
    longest.accumulateAndGet(lower.length(), Math::max);
    start(lower).add(lower);
    String rest = lower.substring(lower.indexOf('_') + 1);
    if (rest.length() >= SHORTEST_REST) {
      start(rest).add(rest);
    }
  }

  private NavigableSet<String> start(String secret) {
    long start = 0;
    for (int i = 0; i < SHORTEST; i++) {
      start = next(start, secret.charAt(i));
    }
    return byStart.computeIfAbsent(start, key -> new ConcurrentSkipListSet<>());
  }

  /** The last letters before a place, six bytes of them, once one more is behind it. */
  private static long next(long start, char letter) {
    return ((start << 8) | (letter & 0xff)) & 0xffff_ffff_ffffL;
  }

  /** Whether a text contains a secret. */
  public boolean isIn(String text) {
    return isIn(text, DEPTH);
  }

  private boolean isIn(String text, int depth) {
    String lower = lower(text);
    if (shortOnes.contains(lower) || find(lower, 0) != null) {
      return true;
    }
    if (depth == 0) {
      return false;
    }
    String plain = letters(text);
    if (!plain.equals(text) && isIn(plain, depth - 1)) {
      return true;
    }
    String narrow = text.replace(NUL, "");
    if (!narrow.equals(text) && isIn(narrow, depth - 1)) {
      return true;
    }
    String pointer = text.replace("~1", "/").replace("~0", "~");
    if (!pointer.equals(text) && isIn(pointer, depth - 1)) {
      return true;
    }
    if (isDecodedIn(text, depth)) {
      return true;
    }
    String unwrapped = SPACE.matcher(text).replaceAll("");
    if (!unwrapped.equals(text) && isDecodedIn(unwrapped, depth)) {
      return true;
    }
    String digits = HEX_SEPARATOR.matcher(text).replaceAll("");
    return !digits.equals(text) && isHexIn(digits, depth);
  }

  private boolean isDecodedIn(String text, int depth) {
    return BASE64.matcher(text).results().anyMatch(run -> isInBase64(run.group(), depth))
        || isHexIn(text, depth);
  }

  private boolean isHexIn(String text, int depth) {
    return HEX.matcher(text).results().anyMatch(run -> isInHex(run.group(), depth));
  }

  /** The encoded part may begin after other letters, so every offset is tried. */
  private boolean isInBase64(String run, int depth) {
    String standard = run.replace('-', '+').replace('_', '/');
    for (int begin = 0; begin < 4 && standard.length() - begin >= 8; begin++) {
      // A rest of one letter is no byte.
      int length = standard.length() - begin;
      int end = length % 4 == 1 ? standard.length() - 1 : standard.length();
      if (isInBytes(Base64.getDecoder().decode(standard.substring(begin, end)), depth)) {
        return true;
      }
    }
    return false;
  }

  private boolean isInHex(String run, int depth) {
    for (int begin = 0; begin < 2; begin++) {
      int end = run.length() - (run.length() - begin) % 2;
      if (isInBytes(HexFormat.of().parseHex(run.substring(begin, end)), depth)) {
        return true;
      }
    }
    return false;
  }

  /** Bytes are looked at as letters, and as hex digits for a secret that is bytes. */
  private boolean isInBytes(byte[] bytes, int depth) {
    return isInPlainBytes(bytes, depth)
        || Inflated.of(bytes).filter(inflated -> isInPlainBytes(inflated, depth)).isPresent();
  }

  private boolean isInPlainBytes(byte[] bytes, int depth) {
    return isIn(new String(bytes, StandardCharsets.ISO_8859_1), depth - 1)
        || find(HexFormat.of().formatHex(bytes), 0) != null;
  }

  /** A text with every secret masked, in any form. */
  public String masked(String text) {
    if (!isIn(text)) {
      return text;
    }
    String masked = plainlyMasked(text);
    for (Pattern piece : PIECES) {
      if (isIn(masked)) {
        masked = replaced(piece, masked, word -> isIn(word.group()) ? MASK : word.group());
      }
    }
    return isIn(masked) ? MASK : masked;
  }

  private String plainlyMasked(String text) {
    String lower = lower(text);
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (int[] place = find(lower, 0); place != null; place = find(lower, from)) {
      masked.append(text, from, place[0]).append(MASK);
      from = place[1];
    }
    return masked.append(text, from, text.length()).toString();
  }

  /** Where the first secret begins and ends, at or after a place; null where there is none. */
  private int @org.jspecify.annotations.Nullable [] find(String lower, int from) {
    long start = 0;
    for (int i = from; i < lower.length(); i++) {
      start = next(start, lower.charAt(i));
      int begin = i - SHORTEST + 1;
      NavigableSet<String> candidates = begin < from ? null : byStart.get(start);
      if (candidates != null) {
        int end = end(candidates, lower, begin);
        if (end > 0) {
          return new int[] {begin, end};
        }
      }
    }
    return null;
  }

  /**
   * Where the longest secret that begins at a place ends; 0 where none does. Thousands of wallets
   * can have keys that begin alike. In alphabetical order, every secret that is the beginning of a
   * text comes before it, and is also the beginning of all secrets in between.
   */
  private int end(NavigableSet<String> candidates, String lower, int begin) {
    String text = lower.substring(begin, Math.min(lower.length(), begin + longest.get()));
    String nearest = candidates.floor(text);
    while (nearest != null && !text.startsWith(nearest)) {
      int common = 0;
      while (common < nearest.length() && nearest.charAt(common) == text.charAt(common)) {
        common++;
      }
      text = text.substring(0, common);
      nearest = candidates.floor(text);
    }
    return nearest == null ? 0 : begin + nearest.length();
  }

  /** Letter by letter, so that places stay the same. */
  private static String lower(String text) {
    char[] letters = text.toCharArray();
    for (int i = 0; i < letters.length; i++) {
      if (letters[i] >= 'A' && letters[i] <= 'Z') {
        letters[i] = (char) (letters[i] + ('a' - 'A'));
      }
    }
    return new String(letters);
  }

  /** A text with the letters that are written by their numbers. */
  private static String letters(String text) {
    return replaced(LETTER, text, Secrets::letter);
  }

  private static String letter(MatchResult written) {
    for (int group = 1; group <= 4; group++) {
      String number = written.group(group);
      if (number != null) {
        int letter = Integer.parseInt(number, group == 4 ? 10 : 16);
        return Character.isValidCodePoint(letter) ? Character.toString(letter) : "";
      }
    }
    return NAMED.getOrDefault(written.group(5), written.group());
  }

  private static String replaced(
      Pattern pattern, String text, Function<MatchResult, String> replacement) {
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match)));
  }
}
