package dev.keysend.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.sdk.webhook.KeysendWebhook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The builder refuses a setting that cannot work, and says which one and why. */
final class BuilderTest {
  private static KeysendClientBuilder builder() {
    return KeysendClient.builder().baseUrl("https://lnpay.co").apiKey("k").walletKey("w");
  }

  @Test
  void missingSettingsAreNamed() {
    assertThatThrownBy(() -> KeysendClient.builder().build()).hasMessageContaining("baseUrl");
    assertThatThrownBy(() -> KeysendClient.builder().baseUrl("https://lnpay.co").build())
        .hasMessageContaining("apiKey is missing");
    assertThatThrownBy(
            () -> KeysendClient.builder().baseUrl("https://lnpay.co").apiKey("k").build())
        .hasMessageContaining("walletKey is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "lnpay.co, not an address",
    "ftp://lnpay.co, not an address",
    "https://user:secret@lnpay.co, user or password",
    "https://lnpay.co?key=secret, query",
    "https://lnpay.co#x, fragment",
    "https:///v1, no host",
    "https:/lnpay.co, no host",
    "https://lnpay.co/v1, before /v1",
    "https://lnpay.co/prefix/v1/, before /v1",
    "https://lnpay.co/v1/wallet/waka_secret/keysend, before /v1"
  })
  void refusesAnInvalidBaseUrl(String url, String why) {
    assertThatThrownBy(() -> builder().baseUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("baseUrl")
        .hasMessageContaining(why)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://lnpay.co", "http://10.0.0.1:8080", "http://127.evil.example"})
  void refusesPlainHttpUnlessAllowed(String url) {
    assertThatThrownBy(() -> builder().baseUrl(url).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("allowPlainHttp");
    builder().baseUrl(url).allowPlainHttp().build().close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://lnpay.co",
        "https://lnpay.co/",
        "https://lnpay.co/prefix",
        "https://lnpay.co/v1x",
        "https://lnpay.co/v1/prefix",
        "http://localhost:1",
        "http://127.0.0.1:1",
        "http://127.1.2.3",
        "http://[::1]:1"
      })
  void acceptsOtherAddresses(String url) {
    try (KeysendClient client = builder().baseUrl(url).build()) {
      assertThat(client.toString()).contains(url.replaceAll("/$", ""));
    }
  }

  @Test
  void limitsMustBePositive() {
    assertThatThrownBy(() -> builder().timeout(Duration.ZERO)).hasMessageContaining("timeout");
    assertThatThrownBy(() -> builder().connectTimeout(Duration.ofSeconds(-1)))
        .hasMessageContaining("connectTimeout");
    assertThatThrownBy(() -> PaymentOptions.builder().timeout(Duration.ofSeconds(-1)))
        .hasMessageContaining("timeout");
    assertThatThrownBy(() -> PaymentOptions.builder().correlationId(" "))
        .hasMessageContaining("correlationId");
    assertThatThrownBy(() -> builder().correlationField("")).hasMessageContaining("correlation");
    assertThatThrownBy(() -> builder().appInfo("a b", "1")).hasMessageContaining("name");
    assertThatThrownBy(() -> builder().appInfo("a", "1\n")).hasMessageContaining("version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.000000001S", "PT24H0.001S", "PT2562047788015215H30M7S"})
  void refusesALimitThatOkHttpCannotKeep(Duration limit) {
    List<ThrowingCallable> settings =
        List.of(
            () -> builder().timeout(limit),
            () -> builder().connectTimeout(limit),
            () -> PaymentOptions.builder().timeout(limit));
    assertThat(settings)
        .allSatisfy(
            setting ->
                assertThatThrownBy(setting)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be from one millisecond to one day")
                    .hasMessageContaining(limit.toString()));
  }

  @Test
  @SuppressWarnings("NullAway") // Callers without a nullness checker can pass null.
  void nullIsNamedAndExplained() {
    Map<String, ThrowingCallable> settings =
        Map.ofEntries(
            Map.entry("apiKey", () -> builder().apiKey(null)),
            Map.entry("walletKey", () -> builder().walletKey(null)),
            Map.entry("baseUrl", () -> builder().baseUrl(null)),
            Map.entry("timeout", () -> builder().timeout(null)),
            Map.entry("connectTimeout", () -> builder().connectTimeout(null)),
            Map.entry("correlationField", () -> builder().correlationField(null)),
            Map.entry("appInfo's name", () -> builder().appInfo(null, "1")),
            Map.entry("appInfo's version", () -> builder().appInfo("a", null)),
            Map.entry("httpClient", () -> builder().httpClient(null)),
            Map.entry("onionUseListener", () -> builder().onionUseListener(null)),
            Map.entry("correlationId", () -> PaymentOptions.builder().correlationId(null)),
            Map.entry("secret", () -> KeysendWebhook.of(null)));
    assertThat(settings)
        .allSatisfy(
            (name, setting) ->
                assertThatThrownBy(setting)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(name + " is null; if it comes from an environment"));
  }

  @Test
  void refusesAKeyInThePlaceOfTheOther() {
    assertThatThrownBy(() -> builder().walletKey("sak_1secret"))
        .hasMessageContaining("an API key; set that with apiKey")
        .hasMessageNotContaining("1secret");
    assertThatThrownBy(() -> builder().apiKey("waka_1secret"))
        .hasMessageContaining("wallet; set that with walletKey")
        .hasMessageNotContaining("1secret");
    builder().apiKey("sak_1").walletKey("wal_1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufeffwaka_1", "waka_\u200b1", "waka_1\u2060", "waka_\ud800"})
  void refusesAnInvisibleCharacterInAKey(String key) {
    assertThatThrownBy(() -> builder().walletKey(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("walletKey cannot be used: it has an invisible character");
    assertThatThrownBy(() -> builder().apiKey(key.replace("waka", "pak")))
        .hasMessageContaining("invisible character");
  }

  @Test
  void refusesAnApiKeyThatBasicAuthenticationCannotCarry() {
    assertThatThrownBy(() -> builder().apiKey("a:b"))
        .hasMessageContaining("apiKey")
        .hasMessageNotContaining("a:b");
    assertThatThrownBy(() -> builder().apiKey("")).hasMessageContaining("empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"waka_1\n", "waka_1 ", "\twaka_1", "waka_ 1", "waka_\u00001"})
  void refusesAKeyWithWhiteSpaceWithoutShowingIt(String key) {
    List<ThrowingCallable> settings =
        List.of(
            () -> builder().apiKey(key),
            () -> builder().walletKey(key),
            () -> PaymentOptions.builder().walletKey(key));
    assertThat(settings)
        .allSatisfy(
            setting ->
                assertThatThrownBy(setting)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Key cannot be used: it")
                    .hasMessageContaining("white space")
                    .hasMessageNotContaining("waka"));
  }

  @Test
  void explainsHowToReadAKeyFromAFile() {
    assertThatThrownBy(() -> builder().apiKey("pak_1\r\n"))
        .hasMessage(
            "apiKey cannot be used: it ends with white space, as secrets from files often do;"
                + " trim it");
  }

  @Test
  void failureReasonsAreAnOpenSet() {
    assertThat(FailureReason.fromMessage("Failure reason: FAILURE_REASON_NO_ROUTE"))
        .isEqualTo(FailureReason.NO_ROUTE)
        .hasSameHashCodeAs(FailureReason.NO_ROUTE);
    assertThat(FailureReason.fromMessage("FAILURE_REASON_FULL_MOON")).hasToString("FULL_MOON");
    assertThat(FailureReason.fromMessage("Insufficient funds")).isNull();
  }
}
