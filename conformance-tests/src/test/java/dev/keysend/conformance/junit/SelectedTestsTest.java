package dev.keysend.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.launcher.TagFilter.includeTags;

import dev.keysend.conformance.ConformanceRun;
import dev.keysend.conformance.KeysendConformanceTest;
import dev.keysend.conformance.report.PlannedRequest;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.run.Session;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.setting.RunSettings;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.contract.Json;
import dev.keysend.contract.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import tools.jackson.databind.JsonNode;

/** Every request can cost money, so a launch sends only what the tests that it selected need. */
@ResourceLock(BuildRunTest.PROPERTIES_AND_LOG)
class SelectedTestsTest {
  @TempDir private Path directory;

  private final AtomicInteger requests = new AtomicInteger();
  private KeysendServer server;

  /** What a project writes if it has another test of its server. */
  static class OurServer extends KeysendConformanceTest {
    @Test
    @Tag("ours")
    void isOurs() {}
  }

  @BeforeEach
  void start() {
    Behaviour behaviour = new Behaviour();
    behaviour.before =
        sent -> {
          requests.incrementAndGet();
          return Optional.empty();
        };
    server = NewTargets.server(behaviour);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sendsWhatTheSelectedTagsNeed() throws Exception {
    TestExecutionSummary summary = run(suite().filters(includeTags("keysend-valid&keysend-must")));

    assertThat(messages(summary)).isEmpty();
    assertReports(SelectedTestsTest::isValid);
    assertThat(summary.getTestsFoundCount()).isEqualTo(ids(SelectedTestsTest::isValid).size());
    assertThat(requests.get())
        .isEqualTo(planned(SelectedTestsTest::isValid).size())
        .isLessThan(planned(rule -> true).size() / 2);
  }

  /** They need every request, but the report is about them alone. */
  @Test
  @Tag("thorough")
  void reportsTheRulesOfTheSelectedTags() throws Exception {
    TestExecutionSummary summary = run(suite().filters(includeTags("keysend-money&keysend-must")));

    assertThat(messages(summary)).isEmpty();
    assertReports(SelectedTestsTest::isMoneyMust);
    assertThat(summary.getTestsFoundCount()).isEqualTo(ids(SelectedTestsTest::isMoneyMust).size());
  }

  @Test
  @Tag("thorough")
  void sendsEverythingIfNothingIsSelected() throws Exception {
    TestExecutionSummary summary = run(suite());

    assertThat(messages(summary)).isEmpty();
    assertReports(rule -> true);
    assertThat(summary.getTestsFoundCount()).isEqualTo(ConformanceRun.rules().size());
    assertThat(requests.get()).isEqualTo(planned(rule -> true).size());
  }

  @Test
  void sendsWhatASelectedMethodNeeds() throws Exception {
    TestExecutionSummary summary =
        run(
            request()
                .selectors(
                    selectMethod(OurServer.class, "successShould", Session.class.getName())));

    assertThat(messages(summary)).isEmpty();
    Predicate<Rule> selected =
        rule -> rule.group() == Group.SUCCESS && rule.level() == Level.SHOULD;
    assertReports(selected);
    assertThat(requests.get())
        .isEqualTo(planned(selected).size())
        .isLessThan(planned(rule -> true).size());
  }

  @Test
  void checksTheRulesThatTagsAndSettingHaveInCommon() throws Exception {
    TestExecutionSummary summary =
        run(
            suite()
                .filters(includeTags("keysend-must"))
                .configurationParameter(Setting.RULES.property(), "success-status,money"));

    assertThat(messages(summary)).isEmpty();
    assertReports(rule -> isMoneyMust(rule) || rule.id().equals("success-status"));
  }

  @Test
  void failsIfTagsAndSettingHaveNothingInCommon() {
    TestExecutionSummary summary =
        run(
            suite()
                .filters(includeTags("keysend-money"))
                .configurationParameter(Setting.RULES.property(), "identity"));

    assertThat(messages(summary))
        .singleElement()
        .asString()
        .isEqualTo(
            "keysend.rules selects no rule of the tests that JUnit selected, so nothing would be"
                + " checked; name a rule or group of these tests in it, or select other tests or"
                + " tags");
    assertThat(requests.get()).isZero();
  }

  /** Its test is among those of the money, and its requests pay. */
  @Test
  void exploresOnlyIfTheTestOfItIsSelected() throws Exception {
    run(
        suite()
            .filters(includeTags("keysend-valid"))
            .configurationParameter(Setting.EXPLORE.property(), "5"));

    assertReports(SelectedTestsTest::isValid);
    assertThat(requests.get()).isEqualTo(planned(SelectedTestsTest::isValid).size());
  }

  @Test
  void sendsNothingIfOnlyOtherTestsOfTheClassAreSelected() {
    TestExecutionSummary summary =
        run(request().selectors(selectClass(OurServer.class)).filters(includeTags("ours")));

    assertThat(messages(summary)).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
    assertThat(requests.get()).isZero();
    assertThat(directory).isEmptyDirectory();
  }

  /** The tests of the other rules do not run, and the verdict must not leave that out. */
  @Test
  @Tag("thorough")
  void sendsEverythingIfNoListenerTellsWhatIsSelected() {
    Launcher launcher =
        LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build());
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    launcher.execute(suite().filters(includeTags("keysend-valid")).build(), summary);

    assertThat(requests.get()).isEqualTo(planned(rule -> true).size());
    assertThat(messages(summary.getSummary()))
        .singleElement()
        .asString()
        .contains("The run was interrupted.");
  }

  private static boolean isValid(Rule rule) {
    return rule.group() == Group.VALID;
  }

  private static boolean isMoneyMust(Rule rule) {
    return rule.group() == Group.MONEY && rule.level() == Level.MUST;
  }

  private TestExecutionSummary run(LauncherDiscoveryRequestBuilder request) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request.build(), summary);
    return summary.getSummary();
  }

  private LauncherDiscoveryRequestBuilder suite() {
    return request().selectors(selectClass(KeysendConformanceTest.class));
  }

  private LauncherDiscoveryRequestBuilder request() {
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
    KitRun.settings(server)
        .forEach((setting, value) -> request.configurationParameter(setting.property(), value));
    return request.configurationParameter(Setting.REPORT_DIR.property(), directory.toString());
  }

  /** The report is about these rules alone, and about what a run sends that names them. */
  private void assertReports(Predicate<Rule> rules) throws Exception {
    JsonNode report = Json.read(Files.readAllBytes(directory.resolve("report.json")));
    assertThat(texts(report.get("rules"))).containsExactlyElementsOf(ids(rules));
    assertThat(texts(report.get("plan"))).containsExactlyElementsOf(planned(rules));
    assertThat(report.get("verdict").asString()).isEqualTo("conformant");
  }

  private static List<String> texts(JsonNode list) {
    List<String> ids = new ArrayList<>();
    list.forEach(each -> ids.add(each.get("id").asString()));
    return ids;
  }

  private static List<String> ids(Predicate<Rule> rules) {
    return ConformanceRun.rules().stream().filter(rules).map(Rule::id).toList();
  }

  /** The requests of a run that names these rules. */
  private List<String> planned(Predicate<Rule> rules) {
    Map<Setting, String> settings = KitRun.settings(server);
    settings.put(Setting.RULES, String.join(",", ids(rules)));
    RunReport plan = ConformanceRun.plan(RunSettings.of(settings));
    return plan.plan().stream().map(PlannedRequest::id).toList();
  }

  private static List<String> messages(TestExecutionSummary summary) {
    return summary.getFailures().stream()
        .map(failure -> failure.getException().getMessage())
        .toList();
  }
}
