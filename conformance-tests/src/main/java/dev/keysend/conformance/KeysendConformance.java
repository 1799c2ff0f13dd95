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
 * The suite for a target that is known only while the tests of a class run, such as an application
 * on a random port:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> keepsTheContract() {
 *   return KeysendConformance.of("http://localhost:" + port)
 *       .apiKey("pak_ours").walletKey("waka_ours").maxSats(500).tests();
 * }
 * }</pre>
 *
 * <p>What is not set here is taken from properties and the environment, as {@link
 * KeysendConformanceTest} has it.
 */
public final class KeysendConformance {
  private final Map<Setting, String> settings = new EnumMap<>(Setting.class);

  private KeysendConformance() {}

  /**
   * Begins to say what to run.
   *
   * @param baseUrl scheme, host and port of the target, and any path before {@code /v1}
   */
  public static KeysendConformance of(String baseUrl) {
    return new KeysendConformance().set(Setting.BASE_URL, baseUrl);
  }

  /** The API key; needed, unless a property or the environment has it. */
  public KeysendConformance apiKey(String key) {
    return set(Setting.API_KEY, key);
  }

  /** The key of the wallet that pays; needed, unless a property or the environment has it. */
  public KeysendConformance walletKey(String key) {
    return set(Setting.WALLET_KEY, key);
  }

  /** The most that the run may cost, in satoshis; 0 unless it is set. */
  public KeysendConformance maxSats(long satoshis) {
    return set(Setting.MAX_SATS, Long.toString(satoshis));
  }

  /** Sets anything else, in the words of the command line; switches are {@code true}. */
  public KeysendConformance set(Setting setting, String value) {
    settings.put(setting, value);
    return this;
  }

  /**
   * Sends the requests of the run, and gives a test for each rule, by group. When the last test has
   * ended, the reports are written into {@code keysend.reportDir}, by default {@value
   * BuildRun#DEFAULT_REPORT_DIRECTORY}; JUnit sees to that by closing the stream.
   *
   * @throws UsageException if a setting is missing or wrong
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

  /** Says nothing of values, which may be secrets. */
  @Override
  public String toString() {
    return "KeysendConformance" + settings.keySet();
  }
}
