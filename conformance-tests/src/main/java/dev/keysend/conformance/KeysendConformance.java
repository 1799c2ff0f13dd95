package dev.keysend.conformance;

import dev.keysend.conformance.junit.BuildRun;
import dev.keysend.conformance.junit.RuleTests;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.setting.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * Runs the suite on a target whose address is known only while the tests of a class run, such as an
 * application on a random port:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> keepsTheContract() {
 *   return KeysendConformance.of("http://localhost:" + port)
 *       .apiKey("pak_ours").walletKey("waka_ours").maxSats(500).tests();
 * }
 * }</pre>
 *
 * <p>Other settings come from properties and the environment, as for {@link
 * KeysendConformanceTest}.
 */
public final class KeysendConformance {
  private final Map<Setting, String> settings = new EnumMap<>(Setting.class);

  private KeysendConformance() {}

  /**
   * Starts the settings of a run.
   *
   * @param baseUrl scheme, host and port of the target, and any path before {@code /v1}
   */
  public static KeysendConformance of(String baseUrl) {
    return new KeysendConformance().set(Setting.BASE_URL, baseUrl);
  }

  /** Sets the API key; required, unless a property or the environment sets it. */
  public KeysendConformance apiKey(String key) {
    return set(Setting.API_KEY, key);
  }

  /**
   * Sets the access key of the wallet that pays; required, unless a property or the environment
   * sets it.
   */
  public KeysendConformance walletKey(String key) {
    return set(Setting.WALLET_KEY, key);
  }

  /**
   * Sets the cap: the most that the run can cost, in satoshis; 0 by default. {@link #tests} throws
   * a UsageException if it is negative.
   */
  public KeysendConformance maxSats(long satoshis) {
    return set(Setting.MAX_SATS, Long.toString(satoshis));
  }

  /**
   * Sets any other option by its setting, with the value as on the command line; for a switch,
   * {@code true}. {@link #tests} throws a UsageException if the value is wrong.
   */
  public KeysendConformance set(Setting setting, String value) {
    settings.put(setting, value);
    return this;
  }

  /**
   * Sends the requests of the run and returns a test for each rule, by group. After the last test,
   * JUnit closes the stream, and the kit writes the reports to {@code keysend.reportDir}, by
   * default {@value BuildRun#DEFAULT_REPORT_DIRECTORY}.
   *
   * @throws UsageException if a setting is missing or wrong: the message names the setting as a
   *     property, what is wrong with its value, and how to fix it
   */
  public Stream<DynamicNode> tests() {
    BuildRun run = BuildRun.start(name -> Optional.ofNullable(System.getProperty(name)), settings);
    return RuleTests.of(run.session()).onClose(() -> end(run));
  }

  private static void end(BuildRun run) {
    try (run) {
      run.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shows no values, which may be secrets. */
  @Override
  public String toString() {
    return "KeysendConformance" + settings.keySet();
  }
}
