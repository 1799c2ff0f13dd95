package dev.keysend.conformance.wire.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  /** Contains characters that Base64, JSON and URLs escape. */
  private static final String KEY = "pak_K/y+1=\"é'";

  private static final Redactor REDACTOR = new Redactor(Map.of(KEY, "MASK"));
  private static final SecretFinder FINDER = new SecretFinder(KEY);
  private static final Redactor SHORT = new Redactor(Map.of("a", "MASK"));

  static Stream<String> forms() {
    Base64.Encoder base64 = Base64.getEncoder();
    Base64.Encoder inUrls = Base64.getUrlEncoder().withoutPadding();
    return Stream.of(
        KEY,
        "pak_K\\/y+1=\\\"é'",
        "pak_K\\/y+1=\\\"\\u00e9'",
        "\\u0070\\u0061\\u006b\\u005F\\u004b\\u002f\\u0079\\u002B\\u0031\\u003d\\u0022\\u00E9\\u0027",
        "\\\\u0070ak_K\\\\/y+1=\\\\\\\"é'",
        "pak_K%2Fy%2B1%3D%22%C3%A9%27",
        "%70%61%6b%5f%4b%2f%79%2b%31%3d%22%c3%a9%27",
        "pak_K%252Fy%252B1%253D%2522%25C3%25A9%2527",
        base64.encodeToString(KEY.getBytes(UTF_8)),
        base64.encodeToString((KEY + ":").getBytes(UTF_8)),
        base64.encodeToString((KEY + ":pw").getBytes(UTF_8)),
        base64.encodeToString((":" + KEY).getBytes(UTF_8)),
        base64.encodeToString(("ab" + KEY).getBytes(UTF_8)),
        base64.encodeToString((KEY + ":").getBytes(UTF_8)).replace("/", "\\/"),
        inUrls.encodeToString((KEY + ":").getBytes(UTF_8)),
        inUrls.encodeToString(("x" + KEY).getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void masksASecretInEachFormThatItIsSentIn(String form) {
    assertThat(REDACTOR.mask("<" + form + ">")).matches("<[A-Za-z0-9]{0,3}MASK(Hc=)?>");
    assertThat(FINDER.finds(form)).isTrue();
    assertThat(FINDER.finds("a text with " + form + " in it")).isTrue();
  }

  static Stream<String> lessUsualForms() {
    byte[] key = KEY.getBytes(UTF_8);
    HexFormat hex = HexFormat.of();
    return Stream.of(
        KEY.toUpperCase(Locale.ROOT),
        KEY.toLowerCase(Locale.ROOT),
        hex.formatHex(key),
        hex.withUpperCase().formatHex(key),
        HexFormat.ofDelimiter(" ").formatHex(key),
        HexFormat.ofDelimiter(":").formatHex(key),
        "\\x" + HexFormat.ofDelimiter("\\x").formatHex(key),
        "pak_K/y+1=&quot;&#233;&#39;",
        "pak_K&#x2F;y+1=&amp;quot;&#xe9;&apos;",
        KEY.chars().mapToObj(c -> "&#" + c + ";").collect(Collectors.joining()),
        KEY.chars().mapToObj(c -> String.format("&#x%04X;", c)).collect(Collectors.joining()));
  }

  @ParameterizedTest
  @MethodSource("lessUsualForms")
  void masksASecretInLessUsualForms(String form) {
    assertThat(REDACTOR.mask("<" + form + ">")).isEqualTo("<MASK>");
    assertThat(FINDER.finds("a text with " + form + " in it")).isTrue();
  }

  /** Some characters at both ends depend on the text beside the secret. */
  @ParameterizedTest
  @ValueSource(strings = {"", "x", "xy", "Basic "})
  void masksASecretInBase64OfBase64(String before) {
    Base64.Encoder base64 = Base64.getEncoder();
    for (String middle : List.of("", "a", "ab")) {
      byte[] once = base64.encode((before + KEY + ":").getBytes(UTF_8));
      String twice = base64.encodeToString((middle + new String(once, UTF_8)).getBytes(UTF_8));
      assertThat(REDACTOR.mask(twice)).contains("MASK").hasSizeLessThan(24);
      assertThat(FINDER.finds(twice)).isTrue();
    }
  }

  @Test
  void tellsSecretsThatDifferOnlyInCaseApart() {
    Redactor redactor = new Redactor(Map.of("a-secret-key", "[1]", "A-SECRET-KEY", "[2]"));
    assertThat(redactor.mask("a-secret-key A-SECRET-KEY A-Secret-Key")).startsWith("[1] [2] [");
  }

  @Test
  void masksTheLongestSecretFirstAndNeverAMask() {
    Redactor redactor =
        new Redactor(Map.of("long-secret", "[1]", "long-secret-2", "[long-secret]"));
    assertThat(redactor.mask("long-secret-2, long-secret")).isEqualTo("[long-secret], [1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "p", "pak_K/y+1=", "a text without one", "ein Schlüssel, é'"})
  void findsNoSecretInOtherText(String text) {
    assertThat(FINDER.finds(text)).isFalse();
  }

  @Test
  void aShellWordQuotesTheTextAroundTheMask() {
    assertThat(REDACTOR.shellWord("it's " + KEY + ":")).isEqualTo("'it'\\''s '\"MASK\"':'");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "X-Api-Key: a,X-Api-Key: MASK",
        "a:,MASK:",
        "Authorization: Basic YTo=,Authorization: Basic MASK",
        "/v1/wallet/a/keysend,/v1/wallet/MASK/keysend",
        "{\"key\":\"a\"},{\"key\":\"MASK\"}",
        "{\\\"key\\\":\\\"\\u0061\\\"},{\\\"key\\\":\\\"MASK\\\"}",
        "?key=%61&x=y,?key=MASK&x=y",
        "GET /a HTTP/1.1,GET /MASK HTTP/1.1",
      })
  void masksAShortSecretWhereItIsAWholeValue(String text, String masked) {
    assertThat(SHORT.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a payment",
        "expected a refusal, but got HTTP 201",
        "Such a payment\na wallet",
        "{\"label\":\"a payment\",\"data\":{\"b\":1}}",
        "Content-Type: application/json"
      })
  void leavesOtherTextIfTheSecretIsShort(String text) {
    assertThat(SHORT.mask(text)).isEqualTo(text);
  }

  @Test
  void masksNothingForAnEmptySecret() {
    assertThat(new Redactor(Map.of("", "MASK")).mask("text")).isEqualTo("text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "%", "%25", "\\u0070", "cGFr", "pak_", "A", "\\\\/", "="})
  @Timeout(5)
  void masksLongRepetitiveTextQuickly(String piece) {
    String text = piece.repeat(200_000 / piece.length());
    assertThat(REDACTOR.mask(text)).isEqualTo(text);
    assertThat(SHORT.mask(text)).isEqualTo(text);
  }
}
