package dev.keysend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.mock.KeysendMockServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentationTest {
  private static final String EXECUTE = ".opblock button.execute";

  private final KeysendMockServer mock = KeysendMockServer.start();
  private Browser browser;

  @BeforeAll
  void start() {
    browser = Browser.start();
  }

  @AfterAll
  void stop() {
    browser.close();
    mock.close();
  }

  @BeforeEach
  void open() {
    mock.reset();
    browser.prefer("light");
    browser.desktop();
    browser.open(mock.baseUrl() + "/docs");
    browser.find(EXECUTE);
  }

  @Test
  void loadsTheContractWithoutErrorsAndSelectsThisMock() {
    assertThat(browser.find(".servers select").getDomProperty("value")).isEqualTo(mock.baseUrl());
    assertThat(browser.driver().getPageSource()).doesNotContain("Resolver error");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void tryItOutPaysThroughThisMock() {
    browser.find(".authorize.locked");
    browser.find(EXECUTE).click();

    browser.await(
        "the response 201",
        () ->
            browser
                .find(".live-responses-table tbody .response-col_status")
                .getText()
                .startsWith("201"));
    assertThat(mock.payments()).hasSize(1);
    browser.picture(Path.of("target", "pictures", "docs-light.png"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void isAccessible(String colours) {
    browser.prefer(colours);
    browser.find(EXECUTE).click();
    browser.find(".live-responses-table .response-col_status");

    assertThat(browser.accessibilityProblems()).isEmpty();
    browser.phone();
    assertThat(browser.accessibilityProblems()).isEmpty();
    assertThat(browser.scrollsSideways()).isFalse();
  }

  @Test
  void followsThePreferenceForDarkColours() {
    browser.prefer("dark");

    browser.find("html.dark-mode");
    browser.picture(Path.of("target", "pictures", "docs-dark.png"));
  }
}
