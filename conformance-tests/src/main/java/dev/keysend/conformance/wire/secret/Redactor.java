package dev.keysend.conformance.wire.secret;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks secrets in all output, in every form.
 *
 * <p>A secret of less than eight characters is masked only where it is a whole value: of a header,
 * a part of a path, or a JSON string. Such a short text occurs everywhere by chance, and masking it
 * would make all texts unreadable. A key that short protects nothing, so the kit does not refuse it
 * either.
 */
public final class Redactor {
  /** The longest form of one character: three bytes, each percent-encoded several times. */
  private static final int LONGEST_FORM_OF_A_CHARACTER = 27;

  private static final Pattern PART_OF_ADDRESS = Pattern.compile("[/?&=]|[^/?&=]+");

  private final Pattern pattern;
  private final Beginnings beginnings;
  private final List<String> masks = new ArrayList<>();
  private final int longestSecret;

  /**
   * Makes a redactor.
   *
   * @param secrets the replacement of each secret, by secret
   */
  public Redactor(Map<String, String> secrets) {
    this(secrets, secrets.keySet());
  }

  /**
   * Makes a redactor.
   *
   * @param secrets the replacement of each secret, by secret
   * @param inAnyHands which of them to find in unusual forms too
   */
  public Redactor(Map<String, String> secrets, Set<String> inAnyHands) {
    StringJoiner alternatives = new StringJoiner("|");
    List<Map.Entry<String, String>> longestFirst =
        secrets.entrySet().stream()
            .filter(entry -> !entry.getKey().isEmpty())
            .sorted(
                Comparator.comparingInt(
                        (Map.Entry<String, String> entry) -> entry.getKey().length())
                    .reversed())
            .toList();
    // First, because only this form distinguishes secrets that differ in their last character.
    for (Map.Entry<String, String> entry : longestFirst) {
      alternatives.add("(" + SecretForms.asCredentials(entry.getKey()) + ")");
      masks.add(entry.getValue());
    }
    for (Map.Entry<String, String> entry : longestFirst) {
      alternatives.add("(" + SecretForms.of(entry.getKey()) + ")");
      masks.add(entry.getValue());
    }
    // Last, because a secret in another case may be another secret.
    for (Map.Entry<String, String> entry : longestFirst) {
      if (inAnyHands.contains(entry.getKey())) {
        alternatives.add("(" + SecretForms.inOtherHands(entry.getKey()) + ")");
        masks.add(entry.getValue());
      }
    }
    this.pattern =
        Pattern.compile(masks.isEmpty() ? "(?!)" : alternatives.toString(), Pattern.MULTILINE);
    this.beginnings = new Beginnings(longestFirst.stream().map(Map.Entry::getKey).toList());
    this.longestSecret =
        LONGEST_FORM_OF_A_CHARACTER
            * secrets.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** Whether a secret is long enough to be recognized anywhere in a text. */
  public static boolean isUnmistakable(String secret) {
    return secret.length() >= SecretForms.MIN_UNMISTAKABLE_CHARACTERS;
  }

  /** The most characters that a secret takes, in any form. */
  public int longestSecret() {
    return longestSecret;
  }

  /** The text, with every secret masked. */
  public String mask(String text) {
    return mask(text, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /**
   * The text as one word of a shell command, with every secret masked. Masks are shell variables,
   * which the shell expands; everything else is quoted.
   */
  public String shellWord(String text) {
    return "'" + mask(text, Redactor::withinQuotes, Redactor::besideQuotes) + "'";
  }

  /**
   * An address as one word of a shell's command line. Its parts are masked decoded, and what the
   * shell does not fill in is then percent-encoded again.
   */
  public String shellAddress(String address) {
    StringBuilder word = new StringBuilder();
    Matcher parts = PART_OF_ADDRESS.matcher(address);
    while (parts.find()) {
      String part = parts.group();
      boolean isEncoded = part.contains("%");
      word.append(
          mask(
              isEncoded ? URLDecoder.decode(part, StandardCharsets.UTF_8) : part,
              isEncoded ? ShellMasks::encoded : Redactor::withinQuotes,
              mask -> besideQuotes(ShellMasks.encodedMask(mask))));
    }
    return "'" + word + "'";
  }

  private static String withinQuotes(String text) {
    return text.replace("'", "'\\''");
  }

  /** A mask for the shell to expand, between two quoted texts. */
  private static String besideQuotes(String mask) {
    return "'\"" + mask + "\"'";
  }

  private String mask(
      String text, UnaryOperator<String> between, UnaryOperator<String> inTheSecretsPlace) {
    int next = beginnings.next(text, 0);
    if (next == text.length()) {
      return between.apply(text);
    }
    StringBuilder masked = new StringBuilder();
    // Made only now, because it allocates memory for every repetition in the expression.
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    int end = 0;
    while (next < text.length()) {
      if (matcher.region(next, text.length()).lookingAt()) {
        masked.append(between.apply(text.substring(end, next)));
        masked.append(inTheSecretsPlace.apply(masks.get(which(matcher))));
        end = matcher.end();
        next = beginnings.next(text, end);
      } else {
        next = beginnings.next(text, next + 1);
      }
    }
    return masked.append(between.apply(text.substring(end))).toString();
  }

  private static int which(Matcher matcher) {
    int group = 1;
    while (matcher.start(group) < 0) {
      group++;
    }
    return group - 1;
  }
}
