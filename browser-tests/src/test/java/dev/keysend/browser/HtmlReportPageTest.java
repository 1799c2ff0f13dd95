package dev.keysend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** How report.html works in a browser. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlReportPageTest {
  /** The reports that the kit's tests have written. */
  private static final Path REPORTS =
      Path.of("..", "conformance-tests", "target", "sample-reports").toAbsolutePath().normalize();

  /** Pictures of every page, for people to look at. */
  private static final Path PICTURES = Path.of("target", "pictures");

  private static final String SHOWN_RULES =
      "[...document.querySelectorAll('.rule')].filter(r => r.checkVisibility()).map(r => r.id)";

  private final Browser browser = Browser.start();

  @BeforeEach
  void useADesktopWithLightColours() {
    browser.desktop();
    browser.prefer("light");
  }

  @AfterAll
  void close() {
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"every", "hostile", "conformant"})
  void loadsWithoutErrorsAndRequestsNothingElse(String report) {
    open(report);
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.evaluate("performance.getEntriesByType('resource').length")).isEqualTo(0L);
  }

  @Test
  void showsWhatATargetSentAsPlainText() {
    open("hostile");
    browser.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    assertThat(browser.evaluate("document.title")).asString().contains("Keysend conformance");
    assertThat(browser.evaluate("document.querySelectorAll('img, b:not(.tile b)').length"))
        .isEqualTo(0L);
    assertThat(browser.evaluate("document.scripts.length")).isEqualTo(1L);
    assertThat(browser.find("#rule-success-schema .evidence .reason").getText())
        .contains("</script><script>document.title='owned'</script><img src=x")
        .contains("\\u202ereversed");
  }

  @Test
  void doesNotRunAnInjectedScript() {
    open("conformant");
    browser.evaluate(
        "document.body.append(Object.assign(document.createElement('script'),"
            + " {textContent: 'document.title = \"owned\"'}))");
    assertThat(browser.evaluate("document.title")).isNotEqualTo("owned");
    assertThat(browser.complaints()).anyMatch(line -> line.contains("Content Security Policy"));
  }

  @Test
  void filtersByOutcome() {
    open("every");
    browser.find("[data-outcome=failed]").click();
    assertThat(shown()).containsExactly("rule-success-schema");
    assertThat(browser.find("#shown").getText()).isEqualTo("1 of 5 rules shown");
    browser.find("[data-outcome=warned]").click();
    assertThat(shown()).containsExactlyInAnyOrder("rule-success-schema", "rule-error-shape");
    browser.find("#clear-filter").click();
    assertThat(shown()).hasSize(5);
  }

  @Test
  void filtersByLevelGroupAndText() {
    open("every");
    new Select(browser.find("#level")).selectByVisibleText("SHOULD");
    assertThat(shown()).containsExactly("rule-error-shape");
    new Select(browser.find("#group")).selectByValue("success");
    assertThat(shown()).isEmpty();
    assertThat(browser.find("#none").isDisplayed()).isTrue();
    browser.find("#clear").click();
    assertThat(shown()).hasSize(5);
    browser.find("#text").sendKeys("http 201 pay-smallest");
    assertThat(shown()).containsExactlyInAnyOrder("rule-success-schema", "rule-error-shape");
  }

  @Test
  void worksWithTheKeyboardAlone() {
    open("every");
    new Actions(browser.driver()).sendKeys("/").perform();
    assertThat(focused()).isEqualTo("text");
    new Actions(browser.driver()).sendKeys("success-schema", Keys.ESCAPE).perform();
    assertThat(shown()).hasSize(5);
    browser.evaluate("document.querySelector('#rule-success-schema > summary').focus()");
    new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
    assertThat(isOpen("success-schema")).isTrue();
    new Actions(browser.driver()).sendKeys(Keys.TAB, Keys.TAB).perform();
    assertThat(browser.evaluate("document.activeElement.tagName")).isEqualTo("PRE");
  }

  @Test
  void aLinkUnfoldsItsRuleEvenIfTheFilterHidesIt() {
    open("every");
    browser.find("[data-outcome=passed]").click();
    browser.find("#not-covered a").click();
    browser.await("the rule unfolds", () -> isOpen("balance-falls"));
    assertThat(shown()).hasSize(5);
  }

  @Test
  void copiesTheCommand() {
    open("every");
    browser.find("#unfold").click();
    WebElement copy = browser.find("#rule-success-schema .copy");
    copy.click();
    browser.await("the button says Copied", () -> copy.getText().equals("Copied"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"every", "hostile", "conformant"})
  void fitsADesktopAndAPhoneInLightAndDarkColours(String report) {
    open(report);
    browser.find("#unfold").click();
    for (String colours : List.of("light", "dark")) {
      browser.prefer(colours);
      browser.desktop();
      browser.picture(PICTURES.resolve(report + "-" + colours + ".png"));
      assertThat(browser.scrollsSideways()).as("desktop, " + colours).isFalse();
      browser.phone();
      browser.picture(PICTURES.resolve(report + "-" + colours + "-phone.png"));
      assertThat(browser.scrollsSideways()).as("phone, " + colours).isFalse();
    }
  }

  @Test
  void everyTextHasEnoughContrast() {
    open("every");
    browser.find("#unfold").click();
    for (String colours : List.of("light", "dark")) {
      browser.prefer(colours);
      assertThat(Contrast.tooLow(browser)).as(colours).isEmpty();
    }
  }

  private void open(String report) {
    browser.open(REPORTS.resolve(report).resolve("report.html").toUri().toString());
    browser.complaints();
  }

  @SuppressWarnings("unchecked")
  private List<String> shown() {
    return (List<String>) browser.evaluate(SHOWN_RULES);
  }

  private Object focused() {
    return browser.evaluate("document.activeElement.id");
  }

  private boolean isOpen(String rule) {
    return (Boolean) browser.evaluate("document.getElementById('rule-" + rule + "').open");
  }
}
