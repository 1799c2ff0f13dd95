package dev.keysend.conformance.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunSettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://127.0.0.1",
        "http://127.1.2.3:1/prefix",
        "http://[::1]:8080",
        "https://wallet.example"
      })
  void allowsPlainHttpToThisMachineAndTlsToAnother(String url) {
    assertThat(settings(Map.of(Setting.BASE_URL, url)).baseUrl()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://wallet.example",
        "http://10.0.0.1:8080",
        "http://127.0.0.1.example",
        "http://localhost.example",
        "http://[::2]"
      })
  void refusesPlainHttpToAnotherMachineUnlessAllowed(String url) {
    assertThatThrownBy(() -> settings(Map.of(Setting.BASE_URL, url)))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--base-url is plain HTTP to ")
        .hasMessageEndingWith("allow it with --allow-plain-http");
    assertThat(settings(Map.of(Setting.BASE_URL, url, Setting.ALLOW_PLAIN_HTTP, "true")).baseUrl())
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5000",
    "0.3, 300",
    "2.5, 2500",
    "0.001, 1",
    "9999, 9999000",
    "5s, 5000",
    "2.5s, 2500",
    "500ms, 500",
    "1ms, 1",
    "9999000ms, 9999000"
  })
  void readsTimeoutsInSecondsOrWithAUnit(String seconds, long millis) {
    assertThat(settings(Map.of(Setting.TIMEOUT, seconds)).timeout())
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0ms",
        "0.0",
        "-1",
        "1e3",
        "10000",
        "5m",
        "5 s",
        "1.5ms",
        "9999001ms",
        ".5",
        "0.0001"
      })
  void refusesOtherTimeouts(String seconds) {
    assertThatThrownBy(() -> settings(Map.of(Setting.TIMEOUT, seconds)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--timeout is \""
                + seconds
                + "\"; it must be a time such as 5, 2.5s or 500ms, from 1ms to 9999s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void anEmptyBaseUrlDoesNotMeanTheMockServer(String url) {
    assertThatThrownBy(() -> settings(Map.of(Setting.BASE_URL, url)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--base-url is empty; set it to the target's URL, or leave it out to check the"
                + " built-in mock server");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "API_KEY",
        "WALLET_KEY",
        "READ_ONLY_WALLET_KEY",
        "ALLOW_PLAIN_HTTP",
        "CA_FILE",
        "KEY_STORE"
      })
  void refusesSettingsOfATargetWithoutABaseUrl(Setting setting) {
    assertThatThrownBy(() -> RunSettings.of(Map.of(setting, "true")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            setting.flag()
                + " needs a target; add --base-url, or leave it out to check the built-in mock"
                + " server");
  }

  @ParameterizedTest
  @EnumSource(names = {"API_KEY", "WALLET_KEY", "READ_ONLY_WALLET_KEY"})
  void refusesKeysWithSpacesOrControlCharactersWithoutShowingThem(Setting setting) {
    for (String within : List.of(" ", "\n", "\u0000")) {
      assertThatThrownBy(() -> settings(Map.of(setting, "secret" + within + "key")))
          .isInstanceOf(UsageException.class)
          .hasMessage(setting.flag() + " contains a space or a control character; a key has none");
    }
    assertThat(settings(Map.of(setting, "key\n")).text(setting)).contains("key");
  }

  @Test
  void refusesAnApiKeyWithAColon() {
    assertThatThrownBy(() -> settings(Map.of(Setting.API_KEY, "secret:")))
        .isInstanceOf(UsageException.class)
        .hasMessage("--api-key has a colon, which a user name of Basic authentication cannot have");
  }

  @Test
  void refusesAPasswordFileWithoutAKeyStore() {
    assertThatThrownBy(() -> settings(Map.of(Setting.KEY_STORE_PASSWORD_FILE, "file")))
        .isInstanceOf(UsageException.class)
        .hasMessage("--key-store-password-file needs a key store; add --key-store");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1000",
    "0.5, 500",
    "59.999, 59999",
    "60, 60000",
    "60.0, 60000",
    "1s, 1000",
    "250ms, 250"
  })
  void acceptsAPauseOfUpToAMinute(String seconds, long millis) {
    assertThat(settings(Map.of(Setting.PAUSE, seconds)).pause())
        .isEqualTo(Duration.ofMillis(millis));
    assertThat(settings(Map.of(Setting.BASE_URL, "http://localhost")).pause()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "60.001", "61", "100", "61s", "60001ms", ".5", "0.0001"})
  void refusesOtherPauses(String seconds) {
    assertThatThrownBy(() -> settings(Map.of(Setting.PAUSE, seconds)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--pause is \""
                + seconds
                + "\"; it must be a time such as 5, 2.5s or 500ms, from 0ms to 60s");
  }

  @Test
  void refusesAFormatWithoutTheListAndAnUnknownFormat() {
    assertThatThrownBy(() -> settings(Map.of(Setting.FORMAT, "json")))
        .isInstanceOf(UsageException.class)
        .hasMessage("--format needs the list of rules; add --list");
    assertThatThrownBy(() -> settings(Map.of(Setting.FORMAT, "yaml", Setting.LIST, "true")))
        .isInstanceOf(UsageException.class)
        .hasMessage("--format is \"yaml\"; it must be text or json");
  }

  @Test
  void showsNoSecrets() {
    Map<Setting, String> values =
        Map.of(
            Setting.BASE_URL,
            "https://wallet.example",
            Setting.API_KEY,
            "pak_secret",
            Setting.KEY_STORE_PASSWORD,
            "store_secret");
    assertThat(settings(values).toString()).doesNotContain("secret");
  }

  private static RunSettings settings(Map<Setting, String> values) {
    Map<Setting, String> all = new EnumMap<>(Setting.class);
    all.put(Setting.BASE_URL, "https://wallet.example");
    all.put(Setting.API_KEY, "api-key");
    all.put(Setting.WALLET_KEY, "wallet-key");
    all.putAll(values);
    return RunSettings.of(all);
  }
}
