package dev.keysend.mock.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String KEY = "pak_Canary+7";
  private static final String PREIMAGE =
      "6e5a9be8db789bdd6c4d603b8a357561c0dd1be0fe278a4ecdbfd8e228a8fc11";

  private final Secrets secrets = new Secrets();

  @BeforeEach
  void add() {
    secrets.add(KEY);
    secrets.add(PREIMAGE);
    secrets.add("7x");
    secrets.add("a/b~c: is");
    secrets.add("");
  }

  static Stream<String> forms() {
    byte[] pair = ("user:" + KEY).getBytes(StandardCharsets.UTF_8);
    byte[] preimage = HexFormat.of().parseHex(PREIMAGE);
    return Stream.of(
        "the key is " + KEY + ".",
        KEY.toUpperCase(java.util.Locale.ROOT),
        "Basic " + Base64.getEncoder().encodeToString(pair),
        Base64.getUrlEncoder().withoutPadding().encodeToString(pair),
        HexFormat.of().formatHex(pair),
        "key=pak_Canary%2B7&x=1",
        "%70%61%6b_Canary+7",
        "/custom_records/a~1b~0c: is wrong",
        PREIMAGE,
        "x" + PREIMAGE.toUpperCase(java.util.Locale.ROOT) + "y",
        Base64.getEncoder().encodeToString(preimage),
        "x" + Base64.getEncoder().encodeToString(pair),
        "abc" + Base64.getEncoder().encodeToString(pair),
        Base64.getEncoder().encodeToString(Base64.getEncoder().encode(pair)),
        "%2570ak_Canary%252B7",
        "pak&#95;Canary&#x2b;7",
        "pak&#X005F;Canary&#X2b;7",
        "pak&#95Canary&#43;7",
        "pak&lowbar;Canary&plus;7",
        Base64.getEncoder().encodeToString(compressed(pair, GZIPOutputStream::new)),
        HexFormat.of().formatHex(compressed(pair, DeflaterOutputStream::new)),
        "pak\\u005fCanary+7",
        Base64.getMimeEncoder(8, new byte[] {'\n'}).encodeToString(pair),
        "0" + HexFormat.of().formatHex(pair),
        Base64.getUrlEncoder().encodeToString(preimage),
        new String(KEY.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1),
        Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_16BE)),
        HexFormat.ofDelimiter(":").formatHex(pair),
        HexFormat.ofDelimiter(", ").withPrefix("0x").withUpperCase().formatHex(pair),
        HexFormat.of().withPrefix("\\x").formatHex(pair),
        Base64.getMimeEncoder(8, new byte[] {'\n'}).encodeToString(pair).replace("\n", "\\r\\n"),
        "7X");
  }

  private static byte[] compressed(byte[] bytes, Compression compression) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = compression.of(compressed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  private interface Compression {
    OutputStream of(OutputStream out) throws IOException;
  }

  @ParameterizedTest
  @MethodSource("forms")
  void findsASecretInAnyForm(String text) {
    assertThat(secrets.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2 keysend to 033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500",
        "17x more than 7x",
        "wtx_s1xa5yZFlCegcgtXkaeo34",
        "AAAAAAAAA",
        "fish &amp; chips &unknown; &plus",
        "%zz%",
      })
  void findsNoSecretInOtherText(String text) {
    assertThat(secrets.isIn(text)).isFalse();
  }

  @Test
  void findsNothingWithoutSecrets() {
    assertThat(new Secrets().isIn(KEY)).isFalse();
  }

  /** Some keys begin like others, and some are the beginning of others. */
  @Test
  void masksTheLongestOfManyKeysThatBeginAlike() {
    List<String> keys = new ArrayList<>();
    for (int i = 1; i <= 120; i++) {
      keys.add("wallet" + "a".repeat(i % 3) + Integer.toString(i, 3));
    }
    Secrets many = new Secrets();
    keys.forEach(many::add);

    for (int i = 0; i <= 200; i++) {
      String text = "wallet" + "a".repeat(i % 4) + Integer.toString(i, 3) + "b";
      int length = keys.stream().filter(text::startsWith).mapToInt(String::length).max().orElse(0);
      assertThat(many.masked("/" + text))
          .as(text)
          .isEqualTo(length == 0 ? "/" + text : "/***" + text.substring(length));
    }
  }
}
