package dev.keysend.sdk.internal.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import okhttp3.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks a key in every form in which a server can repeat it. */
final class SecretsMaskTest {
  private static final String API_KEY = "pak_O0iUMxk8kK?qUzkT4>";
  private static final String WALLET_KEY = "waka_ä/sec\"ret'&<1";

  private final Secrets secrets = new Secrets(API_KEY, WALLET_KEY);

  static List<String> forms() {
    List<String> forms = new ArrayList<>();
    for (String key : List.of(API_KEY, WALLET_KEY)) {
      byte[] bytes = key.getBytes(UTF_8);
      forms.add(key);
      forms.add(key.toUpperCase(Locale.ROOT));
      forms.add(key.replace("/", "\\/").replace("\"", "\\\""));
      forms.add(key.replace("/", "\\\\\\/").replace("\"", "\\\\\\\"").replace("'", "\\'"));
      forms.add(each(key, "\\u%04x"));
      forms.add(each(key, "\\U%04X"));
      forms.add(each(key, "\\\\u%04x"));
      forms.add(each(key, "&#%d;"));
      forms.add(each(key, "&#x%X;"));
      forms.add(
          key.replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("'", "&#39;"));
      forms.add(percent(bytes, "%%%02X"));
      forms.add(percent(bytes, "%%%02x"));
      forms.add(percent(bytes, "%%25%02x"));
      forms.add(HexFormat.of().formatHex(bytes));
      forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
      for (String before : List.of("", "x", "xy", "xyz")) {
        byte[] around = (before + key + ":more").getBytes(UTF_8);
        forms.add(Base64.getEncoder().encodeToString(around));
        forms.add(Base64.getUrlEncoder().encodeToString(around));
        forms.add(Base64.getEncoder().encodeToString(around).replace("/", "\\/"));
      }
    }
    forms.add(Credentials.basic(API_KEY, "", UTF_8));
    return forms;
  }

  @ParameterizedTest
  @MethodSource("forms")
  void masksAKey(String form) {
    String masked = secrets.mask("Wallet not found: " + form + " (401)");

    assertThat(masked).contains("***").startsWith("Wallet not found: ").endsWith(" (401)");
    // In Base64, only the text around the key stays.
    assertThat(masked.length()).isLessThan("Wallet not found: *** (401)".length() + 18);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0123456789ab", "0123456789abc", "0123456789abcd", "0123456789ab?~", "01234567?~"})
  void base64OfAKeyAloneLeavesNothing(String key) {
    String base64 = Base64.getEncoder().encodeToString(key.getBytes(UTF_8));

    assertThat(new Secrets(key, WALLET_KEY).mask("<" + base64 + ">")).isEqualTo("<***>");
    assertThat(new Secrets(key, WALLET_KEY).mask("<" + base64.replaceAll("=", "%3D") + ">"))
        .isEqualTo("<***>");
    assertThat(new Secrets(key, WALLET_KEY).mask(Credentials.basic(key, "", UTF_8)))
        .isEqualTo("Basic ***");
  }

  @Test
  void otherWalletsKeysAreMaskedBesideTheClients() {
    Secrets both = secrets.withWalletKey("waka_other-wallet");

    assertThat(both.mask(API_KEY + " " + WALLET_KEY + " waka_other-wallet"))
        .isEqualTo("*** *** ***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wallet not found", "pak_other", "7061", "", "\\\\\\\\", "%25%25"})
  void keepsOtherText(String text) {
    assertThat(secrets.mask(text)).isEqualTo(text);
  }

  @Test
  void shortKeyIsNotMasked() {
    assertThat(new Secrets("k", "w").mask("know")).isEqualTo("know");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "%25", "&#0", "p", "waka_", "cGFr"})
  @Timeout(60)
  void hostileTextTakesNoQuadraticTime(String piece) {
    String text = piece.repeat(128 * 1024 / piece.length());

    assertThat(secrets.mask(text)).isEqualTo(text);
  }

  @Test
  void failurePrintsNoKeys() {
    IOException cause = new IOException("cause " + WALLET_KEY);
    cause.addSuppressed(new IllegalStateException("suppressed " + API_KEY));
    IOException failure = new IOException("failure", cause);
    cause.addSuppressed(failure);

    Throwable masked = MaskedCause.of(failure, secrets::mask);

    StringWriter trace = new StringWriter();
    masked.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString())
        .contains("java.io.IOException: failure", "cause ***", "suppressed ***", "SecretsMaskTest")
        .doesNotContain(WALLET_KEY, API_KEY);
  }

  @Test
  void failureWithoutKeysIsUnchanged() {
    IOException failure = new IOException("failure", new IOException("cause"));

    assertThat(MaskedCause.of(failure, secrets::mask)).isSameAs(failure);
  }

  @Test
  void namesAFailureThatCannotBePrinted() {
    Throwable failure =
        new IOException() {
          @Override
          public String getMessage() {
            throw new IllegalStateException(API_KEY);
          }
        };

    assertThat(MaskedCause.of(failure, secrets::mask))
        .hasMessageContaining("SecretsMaskTest")
        .hasNoCause();
  }

  private static String each(String key, String format) {
    return key.chars().mapToObj(c -> String.format(format, c)).collect(Collectors.joining());
  }

  private static String percent(byte[] bytes, String format) {
    StringBuilder text = new StringBuilder();
    for (byte one : bytes) {
      text.append(String.format(format, one));
    }
    return text.toString();
  }
}
