package dev.keysend.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium. Close it after use.
 *
 * <p>It uses {@code /usr/bin/chromium} and {@code /usr/bin/chromedriver}, unless the environment
 * variables {@code CHROMIUM} and {@code CHROMEDRIVER} name other programs.
 */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration GLANCE = Duration.ofMillis(50);
  private static final int DESKTOP_WIDTH = 1280;
  private static final int DESKTOP_HEIGHT = 900;

  /** The width at which a page must not scroll sideways, according to WCAG 2.2, 1.4.10. */
  private static final int PHONE_WIDTH = 320;

  private static final int PHONE_HEIGHT = 740;

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts a browser with a fresh profile and a desktop-sized window. */
  public static Browser start() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(installed("CHROMIUM", "/usr/bin/chromium"));
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars");
    // The mock creates a new self-signed certificate at each start.
    options.setAcceptInsecureCerts(true);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(
                Path.of(installed("CHROMEDRIVER", "/usr/bin/chromedriver")).toFile())
            .usingAnyFreePort()
            .build();
    Browser browser = new Browser(new ChromeDriver(service, options));
    browser.desktop();
    return browser;
  }

  private static String installed(String variable, String usual) {
    String path = System.getenv().getOrDefault(variable, usual);
    if (!Files.isExecutable(Path.of(path))) {
      throw new IllegalStateException(
          path + " is no program; install chromium and chromium-driver, or set " + variable);
    }
    return path;
  }

  /** Makes the page's requests fail if their URL matches a pattern, such as {@code *name*}. */
  public void block(String... patterns) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(patterns)));
  }

  /** The driver, for anything that this class does not offer. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Opens a page and waits until it has loaded. */
  public void open(String url) {
    complaints();
    driver.get(url);
  }

  /** Waits for an element that matches the CSS selector, and returns the first. */
  public WebElement find(String selector) {
    return waiting()
        .until(
            ignored -> {
              List<WebElement> found = driver.findElements(By.cssSelector(selector));
              return found.isEmpty() ? null : found.get(0);
            });
  }

  /** Waits for a condition. The message says what the condition is. */
  public void await(String message, BooleanSupplier condition) {
    waiting().withMessage(message).until(ignored -> condition.getAsBoolean());
  }

  private FluentWait<WebDriver> waiting() {
    return new WebDriverWait(driver, PATIENCE).pollingEvery(GLANCE);
  }

  /** The value of a JavaScript expression in the page. */
  public Object evaluate(String expression) {
    Object value = driver.executeScript("return " + expression);
    return value == null ? "null" : value;
  }

  /** Makes the window as wide as a desktop screen. */
  public void desktop() {
    size(DESKTOP_WIDTH, DESKTOP_HEIGHT, false);
  }

  /** Makes the window as narrow as a phone. */
  public void phone() {
    size(PHONE_WIDTH, PHONE_HEIGHT, true);
  }

  private void size(int width, int height, boolean mobile) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
  }

  /** Sets the preferred colour scheme to {@code light} or {@code dark}. */
  public void prefer(String colours) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
  }

  /** Whether part of the page extends beyond the right edge, so that the page scrolls sideways. */
  public boolean scrollsSideways() {
    return (Boolean)
        evaluate("document.scrollingElement.scrollWidth > document.documentElement.clientWidth");
  }

  /**
   * What the page has written to the console since it was opened or since the last call, including
   * blocked loads.
   */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(Object::toString)
        .toList();
  }

  /**
   * The accessibility problems of the page as it looks now: each rule of WCAG 2.2 A and AA that the
   * page breaks, with the elements that break it.
   */
  public List<String> accessibilityProblems() {
    driver.executeScript(axe());
    Object problems =
        driver.executeAsyncScript(
            """
            const done = arguments[0];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, {runOnly: tags}).then(
              result => done(result.violations.flatMap(violation =>
                violation.nodes.map(node => `${violation.id}: ${node.target} ${node.failureSummary}`))),
              error => done([String(error)]));
            """);
    return ((List<?>) Objects.requireNonNull(problems)).stream().map(Object::toString).toList();
  }

  private static String axe() {
    try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(in, "axe-core is not on the class path").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("axe-core cannot be read", e);
    }
  }

  /** Waits until all animations on the page have ended. */
  public void awaitRest() {
    await(
        "the end of all animations",
        () ->
            (Boolean)
                evaluate("document.getAnimations().every(one => one.playState === 'finished')"));
  }

  /** Waits until all animations have ended, and writes a picture of the whole page. */
  public void picture(Path png) {
    awaitRest();
    Object data =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
            .get("data");
    try {
      Files.createDirectories(png.toAbsolutePath().getParent());
      Files.write(png, OutputType.BYTES.convertFromBase64Png(String.valueOf(data)));
    } catch (IOException e) {
      throw new UncheckedIOException("The picture " + png + " cannot be written", e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
