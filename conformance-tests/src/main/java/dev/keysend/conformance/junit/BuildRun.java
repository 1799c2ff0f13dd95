package dev.keysend.conformance.junit;

import dev.keysend.conformance.excuse.NewExpectedFailures;
import dev.keysend.conformance.report.Conclusion;
import dev.keysend.conformance.report.PrintableText;
import dev.keysend.conformance.report.RunListener;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Verdict;
import dev.keysend.conformance.report.Words;
import dev.keysend.conformance.report.file.ReportFiles;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.run.Ending;
import dev.keysend.conformance.run.Session;
import dev.keysend.conformance.setting.NearNames;
import dev.keysend.conformance.setting.RunSettings;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.setting.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A run of the suite in the tests of a build, without the command. Its settings come from
 * properties and the environment. It writes its reports when its class has ended.
 */
@SuppressWarnings("deprecation") // Before JUnit 5.13, a store closes nothing else.
public final class BuildRun implements Store.CloseableResource, AutoCloseable {
  /** The default report directory, inside Maven's build directory. */
  public static final String DEFAULT_REPORT_DIRECTORY = "target/keysend-conformance";

  /** Settings that make no sense in a build, because its tests would pass without running. */
  private static final List<Setting> OF_THE_COMMAND_ALONE = List.of(Setting.LIST, Setting.DRY_RUN);

  private static final System.Logger LOGGER = System.getLogger(BuildRun.class.getName());

  /** The targets that runs in this process were allowed to pay with. */
  private static final Set<URI> PAID_WITH = ConcurrentHashMap.newKeySet();

  private final Session session;
  private final Ending ending;
  private final boolean requireFull;
  private final Supplier<Map<Setting, String>> valuesNow;
  private final Map<Setting, String> values;

  private BuildRun(
      Session session,
      Ending ending,
      boolean requireFull,
      Supplier<Map<Setting, String>> valuesNow,
      Map<Setting, String> values) {
    this.session = session;
    this.ending = ending;
    this.requireFull = requireFull;
    this.valuesNow = valuesNow;
    this.values = values;
  }

  /**
   * Prepares a run without sending anything.
   *
   * @param properties the properties, by name
   * @param among which of the rules that the settings select the run may be about
   * @throws UsageException if a setting is missing or wrong; the message names the property
   */
  static BuildRun start(Function<String, Optional<String>> properties, Predicate<Rule> among) {
    return start(properties, Map.of(), among);
  }

  /**
   * Prepares a run without sending anything.
   *
   * @param properties the properties, by name
   * @param given overrides properties and environment
   * @throws UsageException if a setting is missing or wrong; the message names the property
   */
  public static BuildRun start(
      Function<String, Optional<String>> properties, Map<Setting, String> given) {
    return start(properties, given, rule -> true);
  }

  private static BuildRun start(
      Function<String, Optional<String>> properties,
      Map<Setting, String> given,
      Predicate<Rule> among) {
    try {
      NearNames.refuse(properties);
      Map<Setting, String> values = values(properties, given);
      RunSettings settings = settings(values);
      Path directory = settings.reportDirectory().orElseThrow();
      ReportFiles.prepare(directory);
      NewExpectedFailures.prepare(settings);
      refuseToPayTwice(settings);
      Session session = new Session(settings, RunListener.NONE, among);
      return new BuildRun(
          session,
          new Ending(session, RunListener.NONE, Optional.of(directory)),
          settings.isSet(Setting.REQUIRE_FULL),
          () -> values(properties, given),
          values);
    } catch (UsageException e) {
      throw new UsageException(Setting.namedAsProperties(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cap is for one run, but builds repeat failed tests or find the suite in two classes. */
  private static void refuseToPayTwice(RunSettings settings) {
    boolean pays =
        settings.baseUrl().isPresent()
            && settings.maxSats().filter(cap -> cap.signum() > 0).isPresent();
    if (pays && !PAID_WITH.add(settings.baseUrl().get())) {
      throw new UsageException(
          "The suite has run on this target in this process before, and another run could spend "
              + Setting.MAX_SATS.flag()
              + " again; let the build run it once, in one class, and without repeating what"
              + " failed");
    }
  }

  private static Map<Setting, String> values(
      Function<String, Optional<String>> properties, Map<Setting, String> given) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    values.put(Setting.REPORT_DIR, DEFAULT_REPORT_DIRECTORY);
    for (Setting setting : Setting.values()) {
      setting
          .value(properties)
          .filter(value -> !value.isBlank() || setting == Setting.BASE_URL)
          .ifPresent(value -> values.put(setting, value));
    }
    values.putAll(given);
    return values;
  }

  private static RunSettings settings(Map<Setting, String> values) {
    if (!values.containsKey(Setting.BASE_URL)) {
      throw new UsageException(
          Setting.BASE_URL.flag()
              + " is not set; set it to the target's URL, or to "
              + RunSettings.MOCK
              + " to check the built-in mock server");
    }
    RunSettings settings = RunSettings.of(values);
    for (Setting setting : OF_THE_COMMAND_ALONE) {
      if (settings.isSet(setting)) {
        throw new UsageException(setting.flag() + " is only for the command; leave it out");
      }
    }
    return settings;
  }

  /** The run. */
  public Session session() {
    return session;
  }

  /**
   * Writes the reports. Fails if the target could not be tested, or if a MUST was not exercised
   * although all are required, because no rule's test fails then.
   *
   * @throws IOException if a report cannot be written
   */
  public void end() throws IOException {
    RunReport report = ending.reached();
    refuseWhatWasSetTooLate();
    LOGGER.log(System.Logger.Level.INFO, () -> inShort(report));
    boolean rulesFail = report.verdict() == Verdict.NOT_CONFORMANT;
    if ((!report.verdict().isSuccess(requireFull) && !rulesFail)
        || !report.staleExpectations().isEmpty()) {
      String why =
          new Conclusion(report).explanation()
              + report.unreachable().map(reason -> "\n" + reason).orElse("");
      Assertions.fail(PrintableText.of(verdict(report) + " " + Setting.namedAsProperties(why)));
    }
  }

  /** Otherwise the verdict would be about another target than the one that was set. */
  private void refuseWhatWasSetTooLate() {
    Map<Setting, String> now = valuesNow.get();
    for (Setting setting : Setting.values()) {
      if (!Objects.equals(now.get(setting), values.get(setting))) {
        Assertions.fail(
            setting.property()
                + " was set when the suite had begun, and so too late; the verdict is about what"
                + " was set before. Set it before JUnit comes to the class");
      }
    }
  }

  /** What a build prints about a run, because no test of a rule says it. */
  private static String inShort(RunReport report) {
    return PrintableText.of(verdict(report))
        + "\n"
        + new Conclusion(report).explanation()
        + "\nSpending: "
        + Words.of(report.spending())
        + ".";
  }

  private static String verdict(RunReport report) {
    return Words.target(report) + " is " + Words.verdict(report) + ".";
  }

  @Override
  public void close() {
    ending.close();
    session.close();
  }
}
