package dev.keysend.conformance.setting;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refuses a misspelt setting, but not the application's own names. */
class NearNamesTest {
  @ParameterizedTest
  @CsvSource({
    "keysend.baseURL, keysend.baseUrl",
    "keysend.baseurl, keysend.baseUrl",
    "keysend.base_url, keysend.baseUrl",
    "keysend.BASE_URL, keysend.baseUrl",
    "keysendBaseUrl, keysend.baseUrl",
    "keysend.baseUlr, keysend.baseUrl",
    "keysend.maxSat, keysend.maxSats",
    "KEYSEND_BASE_URL, keysend.baseUrl",
  })
  void refusesAMisspeltPropertyAndSuggestsTheRightName(String name, String meant) {
    assertThatThrownBy(() -> NearNames.refuse(List.of(name), Map.of(), any -> Optional.empty()))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "The property "
                + name
                + " is not a setting; did you mean "
                + meant
                + "? Rename it, or leave it out");
  }

  @ParameterizedTest
  @CsvSource({
    "KEYSEND_BASEURL, KEYSEND_BASE_URL",
    "keysend_base_url, KEYSEND_BASE_URL",
    "KEYSEND_BASE_URI, KEYSEND_BASE_URL",
    "KEYSEND_APIKEY, KEYSEND_API_KEY",
    "KEYSEND_MAXSATS, KEYSEND_MAX_SATS",
  })
  void refusesAMisspeltVariableAndSuggestsTheRightName(String name, String meant) {
    assertThatThrownBy(
            () -> NearNames.refuse(List.of(), Map.of(name, "x"), any -> Optional.empty()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(
            "variable " + name + " is not a setting; did you mean " + meant + "?");
  }

  @Test
  void refusesAMisspeltPropertyThatCannotBeListed() {
    assertThatThrownBy(
            () ->
                NearNames.refuse(
                    List.of(),
                    Map.of(),
                    name -> Optional.of("x").filter(x -> name.equals("keysend.baseURL"))))
        .hasMessageContaining("did you mean keysend.baseUrl?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keysend.baseUrl",
        "keysend.base-url",
        "keysend.mock.lane",
        "keysend.writeDocuments",
        "keysend.client.baseUrl",
        "keysend.shop",
        "app.keysend.baseURL",
        "KEYSEND_MOCK_BASE_URL",
        "KEYSEND_API_KEY",
        "KEYSEND_RECORD",
        "KEYSEND_SHOP_NAME",
        "PATH",
      })
  void ignoresTheApplicationsOwnNames(String name) {
    boolean isVariable = name.equals(name.toUpperCase(java.util.Locale.ROOT));
    assertThatCode(
            () ->
                NearNames.refuse(
                    isVariable ? List.of() : List.of(name),
                    isVariable ? Map.of(name, "x") : Map.of(),
                    any -> Optional.empty()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"keysend.baseUrl"})
  void acceptsTheRightNameIfPropertiesCannotBeListed(String right) {
    assertThatCode(
            () ->
                NearNames.refuse(
                    List.of(), Map.of(), name -> Optional.of("x").filter(x -> name.equals(right))))
        .doesNotThrowAnyException();
  }
}
