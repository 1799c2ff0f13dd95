package dev.keysend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Contract;
import dev.keysend.mock.KeysendMockServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
  private static final Path PICTURES = Path.of("target", "pictures");

  private final KeysendMockServer mock = KeysendMockServer.builder().balance(1_000).start();
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
    browser.desktop();
    browser.prefer("light");
    browser.open(mock.baseUrl() + "/");
    browser.find("html[data-ready]");
  }

  @Test
  void showsEndpointKeysAndEveryExampleOfTheContract() {
    assertThat(text("#url"))
        .isEqualTo(mock.baseUrl() + "/v1/wallet/" + mock.walletKey() + "/keysend");
    assertThat(text("#keys")).contains(mock.apiKey(), mock.walletKey(), mock.readOnlyWalletKey());
    Set<String> names = Contract.load().operation().requestExamples().keySet();
    assertThat(browser.driver().findElements(By.cssSelector("#magic b")))
        .extracting(WebElement::getText)
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void showsBothAddressesAndPaysAtTheOneThatIsOpen() {
    try (KeysendMockServer both = KeysendMockServer.builder().httpsPort(0).start();
        Browser visitor = Browser.start()) {
      String secure = Objects.requireNonNull(both.httpsBaseUrl());
      visitor.open(both.baseUrl() + "/");
      visitor.find("html[data-ready]");
      assertThat(visitor.find("#keys").getText()).contains("Also at").contains(secure);

      visitor.open(secure + "/");
      visitor.find("html[data-ready]");
      assertThat(visitor.find("#url").getText()).startsWith(secure);
      assertThat(visitor.find("#keys").getText()).contains(both.baseUrl());
      visitor.find("#send").click();
      visitor.await("the verdict", () -> visitor.find("#verdict").getText().startsWith("Settled."));
      assertThat(both.payments()).hasSize(1);
    }
  }

  @Test
  void aPaymentSettlesAndTheBalanceFalls() {
    assertThat(text("#balance")).isEqualTo("1,000");
    fill("#satoshis", "7");
    browser.find("#send").click();

    awaitText("#verdict", "Settled. 7 satoshis left the wallet, which holds 993.");
    awaitText("#balance", "993");
    assertThat(text("#request")).contains("Authorization: Basic ", "\"num_satoshis\": 7");
    assertThat(text("#response")).startsWith("201 Created").contains("payment_preimage");
    assertThat(text("#payments")).contains("−7");
    assertThat(mock.payments()).hasSize(1);
    browser.picture(PICTURES.resolve("page-light.png"));
  }

  @Test
  void paymentsByOtherClientsAppearWithoutAReload() {
    browser
        .driver()
        .executeScript(
            "fetch(arguments[0], {method: 'POST', headers: {'X-Api-Key': arguments[1],"
                + " 'Content-Type': 'application/json'}, body: arguments[2]})",
            text("#url"),
            mock.apiKey(),
            "{\"dest_pubkey\":\"" + value("#destination") + "\",\"num_satoshis\":100}");

    awaitText("#balance", "900");
  }

  @Test
  void aMagicDestinationFailsAndNoMoneyMoves() {
    use("failure-no-route");
    browser.find("#send").click();

    awaitText("#verdict", "FAILURE_REASON_NO_ROUTE");
    assertThat(text("#verdict")).startsWith("Rejected, no money moved.");
    assertThat(text("#balance")).isEqualTo("1,000");
    assertThat(mock.payments()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fault-dropped-halfway",
        "fault-dropped-after-receipt",
        "fault-malformed-json",
        "fault-missing-field",
        "fault-internal-error",
        "fault-lost-stream"
      })
  void aFaultLeavesTheOutcomeUnknown(String fault) {
    use(fault);
    browser.find("#send").click();

    awaitText("#verdict", "Meanwhile the journal has grown by ");
    assertThat(text("#verdict")).startsWith("Unknown.");
    // Chromium repeats a request by itself if a connection that it reuses is reset.
    assertThat(text("#verdict")).contains(" grown by " + mock.payments().size() + " payment");
  }

  @Test
  void stopEndsTheWait() {
    use("fault-no-answer");
    browser.find("#send").click();
    browser.find("#stop:not([hidden])").click();

    awaitText("#verdict", "You stopped waiting.");
    assertThat(browser.find("#send").isEnabled()).isTrue();
  }

  @Test
  void theMockRefusesInvalidInputNotThePage() {
    fill("#satoshis", "two");
    browser.find("#send").click();

    awaitText("#verdict", "/num_satoshis");
  }

  @Test
  void resetRestoresTheBalanceAndEmptiesTheJournal() {
    browser.find("#send").click();
    awaitText("#balance", "998");
    browser.find("#reset").click();

    awaitText("#balance", "1,000");
    browser.await("an empty journal", () -> browser.find("#no-payments").isDisplayed());
    assertThat(mock.payments()).isEmpty();
  }

  @Test
  void aFailedResetSaysWhy() {
    browser.block("*/__admin/keysend/reset");
    browser.find("#reset").click();

    awaitText("#wallet-note", "The mock refused to reset: ");
    browser.block();
  }

  /** Shows the mock's message, or the status if something other than the mock responds. */
  @ParameterizedTest
  @CsvSource({"'{\"message\":\"Not today\"}', Not today", "<html>, HTTP 403"})
  void aRefusedResetSaysWhy(String body, String why) {
    browser
        .driver()
        .executeScript(
            """
            const [body] = arguments;
            const real = window.fetch;
            window.fetch = (url, options) => url.endsWith('/reset')
              ? Promise.resolve(new Response(body, {status: 403})) : real(url, options);
            """,
            body);
    browser.find("#reset").click();

    awaitText("#wallet-note", "The mock refused to reset: " + why + ".");
    browser.await(
        "the announcement",
        () ->
            text("#wallet-note")
                .equals(browser.find("#announcement").getDomProperty("textContent")));
  }

  @ParameterizedTest
  @CsvSource({"*/mock.json, cannot read mock.json", "*/mock.js, scripts did not load"})
  void saysThatAFileOfThePageIsMissing(String pattern, String notice) {
    browser.block(pattern);
    browser.open(mock.baseUrl() + "/");

    browser.await("the notice", () -> browser.find("#trouble").isDisplayed());
    assertThat(text("#trouble")).contains(notice);
    browser.block();
  }

  /** As behind a proxy that does not forward requests for mock.json. */
  @Test
  void saysThatItCannotReadMockJson() {
    try (Browser visitor = Browser.start()) {
      visitor
          .driver()
          .executeCdpCommand(
              "Page.addScriptToEvaluateOnNewDocument",
              Map.of(
                  "source",
                  "window.fetch = () => Promise.resolve(new Response('{}', {status: 404}))"));
      visitor.open(mock.baseUrl() + "/");

      visitor.await("the notice", () -> visitor.find("#trouble").isDisplayed());
      assertThat(visitor.find("#trouble").getText()).contains("cannot read mock.json", "HTTP 404");
    }
  }

  @Test
  void showsNoNoticeIfAllFilesLoad() {
    assertThat(browser.evaluate("getComputedStyle(document.getElementById('trouble')).display"))
        .isEqualTo("none");
  }

  @Test
  void worksWithTheKeyboardAlone() {
    Actions keyboard = new Actions(browser.driver());
    keyboard.sendKeys(Keys.TAB).perform();
    assertThat(focused()).isEqualTo("Skip to the payment form");
    for (int i = 0; i < 60 && !focused().equals("Use failure-timeout"); i++) {
      keyboard.sendKeys(Keys.TAB).perform();
    }
    keyboard.sendKeys(Keys.ENTER).perform();
    assertThat(focused()).isEqualTo("Send payment");
    keyboard.sendKeys(Keys.ENTER).perform();

    awaitText("#verdict", "FAILURE_REASON_TIMEOUT");
  }

  @Test
  void asksForCustomKeysAndDoesNotShowThem() {
    try (KeysendMockServer own =
        KeysendMockServer.builder().apiKey("pak_own").walletKey("waka_own").start()) {
      browser.open(own.baseUrl() + "/");
      browser.find("html[data-ready]");
      assertThat(browser.driver().getPageSource()).doesNotContain("pak_own", "waka_own");

      browser.find("#pay summary").click();
      fill("#api-key", "pak_own");
      fill("#wallet-key", "waka_own");
      browser.find("#send").click();

      awaitText("#verdict", "Settled.");
    }
  }

  @Test
  void sendsPaymentsButHidesTheWalletWithoutTheAdminApi() {
    try (KeysendMockServer closed = KeysendMockServer.builder().admin(false).start()) {
      browser.open(closed.baseUrl() + "/");
      browser.find("html[data-ready]");

      assertThat(text("#wallet-note")).contains("turned off");
      assertThat(text("#no-payments")).isEqualTo("Not shown, but the mock still makes them.");
      assertThat(browser.find("#reset").isEnabled()).isFalse();
      browser.find("#send").click();
      awaitText("#verdict", "Settled.");
    }
  }

  @Test
  void copyButtonsCopyAndSaySo() {
    browser.driver().setPermission("clipboard-read", "granted");
    WebElement copy = browser.find("button[aria-label='Copy API key']");
    copy.click();

    browser.await("the word Copied", () -> copy.getText().equals("Copied"));
    assertThat(
            browser
                .driver()
                .executeAsyncScript(
                    "navigator.clipboard.readText().then(arguments[0], e =>"
                        + " arguments[0](String(e)))"))
        .isEqualTo(mock.apiKey());
  }

  @Test
  void doesNotScrollSidewaysOnAPhone() {
    browser.phone();
    browser.find("#send").click();
    awaitText("#verdict", "Settled.");
    browser.find("#payments summary").click();

    assertThat(browser.scrollsSideways()).isFalse();
    browser.picture(PICTURES.resolve("page-phone.png"));
  }

  @Test
  void followsThePreferenceForDarkColours() {
    String light = background();
    browser.prefer("dark");
    browser.find("#send").click();
    awaitText("#verdict", "Settled.");

    assertThat(background()).isNotEqualTo(light);
    browser.picture(PICTURES.resolve("page-dark.png"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void isAccessibleWithEveryKindOfResult(String colours) {
    browser.prefer(colours);
    for (String example : List.of("keysend-sent", "failure-error", "fault-missing-field")) {
      use(example);
      browser.find("#send").click();
      browser.await(
          "a response", () -> browser.find("#stop").getDomProperty("hidden").equals("true"));
      browser.awaitRest();

      assertThat(browser.accessibilityProblems()).isEmpty();
    }
  }

  private String background() {
    return (String) browser.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  private String focused() {
    return (String)
        browser.evaluate(
            "document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()");
  }

  private void use(String example) {
    browser.find("button[aria-label='Use " + example + "']").click();
  }

  private void fill(String selector, String text) {
    WebElement field = browser.find(selector);
    field.clear();
    field.sendKeys(text);
  }

  private String value(String selector) {
    return (String) browser.evaluate("document.querySelector('" + selector + "').value");
  }

  private String text(String selector) {
    return browser.find(selector).getText();
  }

  private void awaitText(String selector, String text) {
    browser.await(selector + " to say " + text, () -> text(selector).contains(text));
  }
}
