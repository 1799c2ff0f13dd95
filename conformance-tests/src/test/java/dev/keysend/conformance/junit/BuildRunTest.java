package dev.keysend.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.keysend.conformance.ConformanceRun;
import dev.keysend.conformance.KeysendConformance;
import dev.keysend.conformance.KeysendConformanceTest;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs the suite as another project's build does: by its class name, with properties as settings.
 */
@ResourceLock(BuildRunTest.PROPERTIES_AND_LOG)
class BuildRunTest {
  /** One test sets a property and one reads the log, so no other run may be in progress. */
  static final String PROPERTIES_AND_LOG = "dev.keysend.conformance.junit.BuildRun";

  private static final String OUR_REPORTS = "target/our-application";

  @TempDir private Path directory;

  /** What a project writes if its build finds only its own test classes. */
  static final class OurServer extends KeysendConformanceTest {}

  @Test
  void checksTheEmbeddedMockAndWritesReports() throws Exception {
    TestExecutionSummary summary = run(Map.of(Setting.RULES, "invalid"));
    assertThat(messages(summary)).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isGreaterThan(30);
    assertThat(directory).isDirectoryContaining("glob:**report.html");
    assertThat(Json.read(Files.readAllBytes(directory.resolve("report.json"))).get("interrupted"))
        .hasToString("false");
  }

  @Test
  void logsVerdictAndSpending() {
    List<String> logged = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(BuildRun.class.getName());
    logger.addHandler(handler);
    try {
      run(Map.of(Setting.RULES, "identity"));
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(logged)
        .singleElement()
        .asString()
        .containsSubsequence(
            " is conformant.", " rules were not selected.", "Spending: ", "reported as paid");
  }

  @Test
  void aProjectCanExtendTheSuite() {
    TestExecutionSummary summary = run(OurServer.class, Map.of(Setting.RULES, "identity"));
    assertThat(messages(summary)).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isEqualTo(KitRun.size(Group.IDENTITY));
  }

  @Test
  void skipsWhatIsNotExercisedAndFailsOnlyIfEverythingIsRequired() {
    int all = KitRun.size(Group.IDENTITY);
    Map<Setting, String> free = Map.of(Setting.RULES, "identity", Setting.MAX_SATS, "0");
    TestExecutionSummary partly = run(free);
    assertThat(messages(partly)).isEmpty();
    // Free requests are enough to exercise the rule about framing.
    assertThat(partly.getTestsAbortedCount()).isEqualTo(all - 1);

    Map<Setting, String> required = new HashMap<>(free);
    required.put(Setting.REQUIRE_FULL, "true");
    assertThat(messages(run(required)))
        .singleElement()
        .asString()
        .contains("is conformant as far as exercised", "1 of " + all + " MUSTs were exercised");
  }

  @Test
  void aTargetThatCannotBeTestedFailsTheBuild() throws IOException {
    assertThat(messages(run(closedPort())))
        .singleElement()
        .asString()
        .contains("is not tested. The target does not respond.\nthere is no connection");
    assertThat(directory).isDirectoryContaining("glob:**report.json");
  }

  /** What a project writes if its application listens at a port that the system picks. */
  static final class OurApplication {
    private static volatile String url = "";

    @TestFactory
    Stream<DynamicNode> keepsTheContract() {
      return KeysendConformance.of(url)
          .apiKey(KeysendServer.API_KEY)
          .walletKey(KeysendServer.WALLET_KEY)
          .maxSats(1000)
          .set(Setting.RULES, "identity,success-status")
          .set(Setting.REPORT_DIR, OUR_REPORTS)
          .tests();
    }
  }

  @Test
  void aProjectCanNameTheTargetWhileItsTestsRun() throws Exception {
    try (KeysendServer server = NewTargets.server(new Behaviour())) {
      OurApplication.url = server.baseUrl();
      TestExecutionSummary summary = run(OurApplication.class, Map.of());
      assertThat(messages(summary)).isEmpty();
      assertThat(summary.getTestsSucceededCount()).isEqualTo(KitRun.size(Group.IDENTITY) + 1);
      assertThat(Files.readString(Path.of(OUR_REPORTS, "report.json"))).contains(server.baseUrl());
      // The cap is for one run.
      assertThat(messages(run(OurApplication.class, Map.of())))
          .singleElement()
          .asString()
          .contains("another run could spend keysend.maxSats again");
    }
    // An application at another port is another target, so it may be tested.
    try (KeysendServer server = NewTargets.server(new Behaviour())) {
      OurApplication.url = server.baseUrl();
      assertThat(messages(run(OurApplication.class, Map.of()))).isEmpty();
    }
  }

  @Test
  void anUnreachableTargetFailsTheTests() throws Exception {
    OurApplication.url = closedPort().get(Setting.BASE_URL);
    assertThat(messages(run(OurApplication.class, Map.of())))
        .singleElement()
        .asString()
        .contains("is not tested. The target does not respond.");
  }

  @Test
  void nestsRulesByGroupAndLevelAndNamesThemByTheirSentence() {
    List<String> names = new ArrayList<>();
    LauncherDiscoveryRequestBuilder request =
        request(KeysendConformanceTest.class, Map.of(Setting.RULES, "money,success-status"));
    TestPlan[] plans = new TestPlan[1];
    LauncherFactory.create()
        .execute(
            request.build(),
            new TestExecutionListener() {
              @Override
              public void testPlanExecutionStarted(TestPlan plan) {
                plans[0] = plan;
              }

              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                  String parent = plans[0].getParent(test).orElseThrow().getDisplayName();
                  names.add(parent + " / " + test.getDisplayName());
                }
              }
            });
    assertThat(names)
        .containsExactlyElementsOf(
            ConformanceRun.rules().stream()
                .filter(rule -> rule.group() == Group.MONEY || rule.id().equals("success-status"))
                .sorted(Comparator.comparing(Rule::group).thenComparing(Rule::level))
                .map(BuildRunTest::nameWithParent)
                .toList())
        .contains(
            "The response to a payment: MUST / The response to a payment has status 201."
                + " [success-status]");
  }

  private static String nameWithParent(Rule rule) {
    return rule.group().title()
        + ": "
        + rule.level()
        + " / "
        + rule.sentence()
        + " ["
        + rule.id()
        + "]";
  }

  /** The cap is for one run, and some builds repeat failed tests. */
  @Test
  void refusesToRepeatARunThatMayPay() throws IOException {
    Map<Setting, String> paying = closedPort();
    paying.put(Setting.MAX_SATS, "1");
    assertThat(messages(run(paying))).singleElement().asString().contains("is not tested");
    assertThat(messages(run(paying)))
        .singleElement()
        .asString()
        .contains("another run could spend keysend.maxSats again");
    assertThat(messages(run(closedPort()))).singleElement().asString().contains("is not tested");
  }

  private static Map<Setting, String> closedPort() throws IOException {
    Map<Setting, String> settings = new HashMap<>();
    settings.put(Setting.BASE_URL, NewTargets.closedPort());
    settings.put(Setting.API_KEY, "pak_build");
    settings.put(Setting.WALLET_KEY, "waka_build");
    settings.put(Setting.RULES, "refuses-body-without-fields");
    return settings;
  }

  @Test
  void namesWrongSettingsAsProperties() {
    assertThat(messages(run(Map.of(Setting.BASE_URL, "http://127.0.0.1:1"))))
        .singleElement()
        .asString()
        .contains("keysend.apiKey is missing; it is needed with keysend.baseUrl");
    assertThat(messages(run(Map.of(Setting.DRY_RUN, "true"))))
        .singleElement()
        .asString()
        .contains("keysend.dryRun is only for the command");
  }

  /** Otherwise people would take the verdict on the mock for a verdict on their server. */
  @Test
  void asksForATargetIfNoneIsSet() {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(KeysendConformanceTest.class));
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request.build(), summary);
    assertThat(messages(summary.getSummary()))
        .singleElement()
        .asString()
        .contains(
            "keysend.baseUrl is not set; set it to the target's URL, or to mock to check the"
                + " built-in mock server");
  }

  @Test
  void refusesAMisspeltSetting() {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(KeysendConformanceTest.class))
            .configurationParameter(Setting.BASE_URL.property(), "mock")
            .configurationParameter("keysend.baseURL", "http://127.0.0.1:1");
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request.build(), summary);
    assertThat(messages(summary.getSummary()))
        .singleElement()
        .asString()
        .contains("keysend.baseURL is not a setting; did you mean keysend.baseUrl?");
  }

  /** A test class that sets a property after the suite has begun. */
  static final class TooLate extends KeysendConformanceTest {
    static final String SETTING = Setting.IMPLEMENTATION_VERSION.property();

    @BeforeAll
    static void set() {
      System.setProperty(SETTING, "set too late");
    }
  }

  @Test
  void failsIfAPropertyIsSetTooLate() {
    try {
      assertThat(messages(run(TooLate.class, Map.of(Setting.RULES, "identity"))))
          .singleElement()
          .asString()
          .contains(TooLate.SETTING + " was set when the suite had begun, and so too late");
    } finally {
      System.clearProperty(TooLate.SETTING);
    }
  }

  private TestExecutionSummary run(Map<Setting, String> settings) {
    return run(KeysendConformanceTest.class, settings);
  }

  private TestExecutionSummary run(Class<?> suite, Map<Setting, String> settings) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request(suite, settings).build(), summary);
    return summary.getSummary();
  }

  private LauncherDiscoveryRequestBuilder request(Class<?> suite, Map<Setting, String> settings) {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(suite))
            .configurationParameter(Setting.BASE_URL.property(), "mock")
            .configurationParameter(Setting.REPORT_DIR.property(), directory.toString());
    settings.forEach((setting, value) -> request.configurationParameter(setting.property(), value));
    return request;
  }

  private static List<String> messages(TestExecutionSummary summary) {
    return summary.getFailures().stream()
        .map(failure -> failure.getException().getMessage())
        .toList();
  }
}
