package dev.keysend.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
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
    "https://lnpay.co#x, fragment"
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
