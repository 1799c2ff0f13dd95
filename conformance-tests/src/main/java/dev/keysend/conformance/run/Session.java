package dev.keysend.conformance.run;

import dev.keysend.conformance.excuse.ExpectedFailures;
import dev.keysend.conformance.explore.Exploration;
import dev.keysend.conformance.explore.Explorer;
import dev.keysend.conformance.invariant.LoadedContract;
import dev.keysend.conformance.report.PlannedRequest;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.report.RunListener;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Spending;
import dev.keysend.conformance.report.Words;
import dev.keysend.conformance.request.Draft;
import dev.keysend.conformance.request.Keys;
import dev.keysend.conformance.request.NotPossibleException;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.request.Requests;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Diagnosis;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.rule.suite.Consequences;
import dev.keysend.conformance.rule.suite.Suite;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.conformance.run.observation.PlanRunner;
import dev.keysend.conformance.setting.RunSettings;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.setting.UsageException;
import dev.keysend.conformance.wire.Gate;
import dev.keysend.conformance.wire.Pace;
import dev.keysend.conformance.wire.SpendingCap;
import dev.keysend.conformance.wire.secret.Redactor;
import dev.keysend.contract.Contract;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One run: the target, the plan, the observations, and the result of each rule. */
public final class Session implements AutoCloseable {
  private final Clock clock = Clock.systemUTC();
  private final Instant startedAt = clock.instant();
  private final LoadedContract loaded = LoadedContract.own();
  private final Contract contract = loaded.contract();
  private final Observations observations = new Observations();
  private final Map<Check, RuleResult> results = new ConcurrentHashMap<>();

  /** Cached by request, because every rule asks, and nothing changes after the last request. */
  private final Map<String, Optional<BigInteger>> costs = new ConcurrentHashMap<>();

  private final RunSettings settings;
  private final RunListener listener;
  private final Subject subject;
  private final Plan plan;
  private final List<Check> checks;
  private final int notSelected;
  private final Consequences consequences;
  private final Gate gate;
  private final PlanRunner runner;
  private final ResultMaker resultMaker;
  private final ExpectedFailures expected;
  private final Requests requests;
  private final ExploreCheck exploreCheck = new ExploreCheck();
  private volatile boolean exploring;
  private volatile BigInteger explored = BigInteger.ZERO;
  private boolean started;
  private @Nullable Throwable failure;
  private volatile boolean complete;

  /**
   * Prepares a run without sending anything.
   *
   * @param settings what to do
   * @param listener receives the progress of the run
   */
  public Session(RunSettings settings, RunListener listener) {
    this(settings, listener, rule -> true);
  }

  /**
   * Prepares a run about some of the rules that the settings select, without sending anything.
   *
   * @param settings what to do
   * @param listener receives the progress of the run
   * @param among which rules the run may be about
   * @throws UsageException if no rule is left
   */
  public Session(RunSettings settings, RunListener listener, Predicate<Rule> among) {
    this.settings = settings;
    this.listener = listener;
    this.expected =
        ExpectedFailures.of(
            settings, Session::rules, LocalDate.ofInstant(startedAt, ZoneId.systemDefault()));
    this.subject = Subject.of(settings, contract);
    this.requests = new Requests(contract, subject.keys(), subject.headers());
    Plan full = Plan.full(contract, requests);
    List<Check> all = new Suite(loaded, full, subject.keys()).checks();
    this.checks = new ArrayList<>(Selection.select(settings, all));
    int available = all.size();
    if (settings.explore().isPresent()) {
      checks.add(exploreCheck);
      available++;
    }
    Selection.keep(among, checks);
    this.notSelected = available - checks.size();
    this.consequences = new Consequences(all);
    Set<Probe> leftOut = Selection.leftOut(settings, all);
    this.plan =
        full.only(
            probe ->
                !leftOut.contains(probe) && checks.stream().anyMatch(check -> check.needs(probe)));
    this.gate =
        new Gate(
            subject.target(), new SpendingCap(subject.cap()), Pace.of(settings.pause()), clock);
    Redactor redactor = subject.redactor(settings.explore().isPresent());
    this.runner =
        new PlanRunner(gate, settings.isSet(Setting.SEQUENTIAL), redactor, this::answered);
    this.resultMaker =
        new ResultMaker(new Evidences(subject.target(), redactor), settings.isSet(Setting.STRICT));
  }

  /** Every rule of the kit, in the order of the groups. */
  public static List<Rule> rules() {
    return allChecks().stream().map(Check::rule).toList();
  }

  /**
   * The rules that a run is about, in the order of the groups.
   *
   * @throws UsageException if the settings name one that is none
   */
  public static List<Rule> rules(RunSettings settings) {
    return Selection.select(settings, allChecks()).stream().map(Check::rule).toList();
  }

  private static List<Check> allChecks() {
    LoadedContract loaded = LoadedContract.own();
    Contract contract = loaded.contract();
    Keys keys = Subject.exampleKeys(contract);
    Plan plan = Plan.full(contract, new Requests(contract, keys));
    return new Suite(loaded, plan, keys).checks();
  }

  RunSettings settings() {
    return settings;
  }

  /** The checks of the run. */
  public List<Check> checks() {
    return checks;
  }

  /**
   * Sends every request of the run, if that has not been done. If the kit fails, each rule reports
   * it.
   */
  public synchronized void send() {
    try {
      sendEverything();
    } catch (RuntimeException | Error e) { // Thrown again for each rule.
      failure = e;
    }
  }

  /** Judges one rule. The first call sends every request. */
  public synchronized RuleResult judge(Check check) {
    RuleResult result = judged(check);
    results.put(check, result);
    synchronized (listener) {
      listener.judged(result);
    }
    return result;
  }

  private RuleResult judged(Check check) {
    BigInteger cost = BigInteger.ZERO;
    try {
      send();
      if (failure != null) {
        return resultMaker.error(check.rule(), failure, cost);
      }
      Judgement judgement = judgement(check);
      cost = cost(check);
      return expected.excuse(resultMaker.make(check.rule(), judgement, cost));
    } catch (RuntimeException | Error e) { // A rule without a result would be missed.
      return resultMaker.error(check.rule(), e, cost);
    }
  }

  private void sendEverything() {
    if (!started) {
      started = true;
      String target =
          Words.target(
              subject.target().baseUrl().toString(),
              implementation(),
              settings.text(Setting.IMPLEMENTATION_VERSION));
      listener.planned(target, plannedRequests(), spending());
      runner.run(plan, observations);
      settings.explore().filter(count -> checks.contains(exploreCheck)).ifPresent(this::explore);
      complete = true;
    }
  }

  private void explore(int count) {
    if (Diagnosis.of(observations).isPresent()) {
      exploreCheck.without("the plan could not be carried out, so nothing was explored");
      return;
    }
    exploring = true;
    long seed = settings.exploreSeed();
    synchronized (listener) {
      listener.exploring(count, seed);
    }
    Explorer explorer =
        new Explorer(
            requests,
            runner,
            new RulesOfScenario(loaded, requests, settings.isSet(Setting.STRICT)),
            observations.lowestBalanceOfLatestStage(),
            () -> gate.cap().limit().subtract(gate.cap().most()),
            !settings.isSet(Setting.SEQUENTIAL) && !gate.isPaced(),
            gate.cap().isSet(),
            (sent, findings) -> {
              synchronized (listener) {
                listener.explored(sent, count, findings);
              }
            });
    Exploration exploration = explorer.explore(count, seed);
    explored = exploration.paid();
    exploreCheck.explored(exploration, count);
  }

  private Judgement judgement(Check check) {
    return observations
        .derived("diagnosis", Diagnosis::of)
        .filter(Diagnosis::ofEverything)
        .<Judgement>map(diagnosis -> new Judgement.NotExercised(diagnosis.ofEachRule()))
        .orElseGet(() -> consequences.named(check, check.judge(observations), observations));
  }

  /**
   * What is known about a rule when the run ends early. A rule that was broken by then stays
   * broken.
   */
  private RuleResult early(Check check) {
    Judgement judgement = judgement(check);
    boolean known =
        judgement instanceof Judgement.Broken
            || plan.probes().filter(check::needs).allMatch(observations::isSettled);
    return expected.excuse(
        resultMaker.make(
            check.rule(),
            known ? judgement : new Judgement.NotExercised(RunReport.INTERRUPTED),
            cost(check)));
  }

  private BigInteger cost(Check check) {
    return plan.probes()
        .filter(check::needs)
        .map(probe -> cost(probe).orElse(BigInteger.ZERO))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private void answered(Observation seen) {
    if (exploring) {
      return; // No request of the plan.
    }
    loaded.compileSoon();
    synchronized (listener) {
      listener.answered(planned(seen.probe()), resultMaker.mask(seen.summary()));
    }
  }

  /** What a request can cost, in satoshis; empty while earlier requests decide it. */
  private Optional<BigInteger> cost(Probe probe) {
    return complete ? costs.computeIfAbsent(probe.id(), id -> costNow(probe)) : costNow(probe);
  }

  private Optional<BigInteger> costNow(Probe probe) {
    return draft(probe).map(draft -> draft.call().worstCase());
  }

  private boolean isOpen(Probe probe) {
    return draft(probe).filter(Draft::mayCostAll).isPresent();
  }

  /** The request that was sent, or the one to send; empty while earlier requests decide it. */
  private Optional<Draft> draft(Probe probe) {
    Optional<Draft> sent = observations.of(probe.id()).map(Observation::draft);
    try {
      return sent.isPresent() ? sent : Optional.of(probe.draft().make(observations));
    } catch (NotPossibleException e) {
      return Optional.empty();
    }
  }

  private PlannedRequest planned(Probe probe) {
    String cost =
        isOpen(probe)
            ? "all that the wallet holds"
            : cost(probe).map(BigInteger::toString).orElseGet(() -> probe.kind().costInWords());
    Optional<Integer> status =
        observations
            .of(probe.id())
            .flatMap(seen -> seen.exchange().answer())
            .map(answer -> answer.status());
    return new PlannedRequest(probe.id(), probe.title(), cost, observations.hasLeft(probe), status);
  }

  private List<PlannedRequest> plannedRequests() {
    return plan.probes().map(this::planned).toList();
  }

  private Spending spending() {
    BigInteger paid =
        observations.where(Observation::paid).stream()
            .map(Observation::reportedAsPaid)
            .reduce(explored, BigInteger::add);
    Optional<BigInteger> limit =
        subject.isCapped() ? Optional.of(gate.cap().limit()) : Optional.empty();
    SpendingCap cap = gate.cap();
    return new Spending(
        limit, cap.taken(), paid, cap.fees(), cap.beyond(), cap.most(), runner.missesFees());
  }

  /**
   * The result of the run so far. Never waits, so you can call it while requests are in progress.
   */
  public RunReport report() {
    Optional<Diagnosis> diagnosis = Diagnosis.of(observations);
    boolean planOnly = settings.isSet(Setting.DRY_RUN);
    boolean interrupted = !planOnly && (!complete || results.size() < checks.size());
    List<RuleResult> known =
        (planOnly ? List.<Check>of() : checks)
            .stream()
                .map(check -> results.containsKey(check) ? results.get(check) : early(check))
                .toList();
    String version = Session.class.getPackage().getImplementationVersion();
    return new RunReport(
        Objects.requireNonNullElse(version, "development"),
        contract.version(),
        contract.digest(),
        subject.target().baseUrl().toString(),
        implementation(),
        settings.text(Setting.IMPLEMENTATION_VERSION),
        startedAt,
        Duration.between(startedAt, clock.instant()),
        settings.isSet(Setting.STRICT),
        interrupted,
        diagnosis.map(Diagnosis::headline).map(resultMaker::mask),
        diagnosis
            .filter(each -> !each.ofEverything())
            .map(Diagnosis::headline)
            .map(resultMaker::mask),
        known,
        notSelected,
        plannedRequests(),
        spending(),
        ContractCoverage.of(
            contract,
            diagnosis.filter(Diagnosis::ofEverything).isPresent()
                ? new Observations()
                : observations),
        expected.heldAgainst(known));
  }

  private Optional<String> implementation() {
    return settings.text(Setting.IMPLEMENTATION).or(subject::implementation);
  }

  @Override
  public void close() {
    gate.close();
    subject.close();
  }
}
