package dev.keysend.conformance.check;

import dev.keysend.conformance.probe.Fields;
import dev.keysend.conformance.probe.Observation;
import dev.keysend.conformance.probe.Observations;
import dev.keysend.conformance.probe.Plan;
import dev.keysend.conformance.probe.PlanRunner;
import dev.keysend.conformance.probe.Requests;
import dev.keysend.conformance.report.Evidence;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.PlannedRequest;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Spending;
import dev.keysend.conformance.setting.RunSettings;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.target.Gate;
import dev.keysend.conformance.target.Redactor;
import dev.keysend.conformance.target.SpendingCap;
import dev.keysend.conformance.target.Target;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Level;
import dev.keysend.contract.Operation;
import dev.keysend.mock.KeysendMockServer;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run: the target, the plan, what was observed, and how each rule ended. */
public final class Session implements AutoCloseable {
  private static final BigInteger EMBEDDED_CAP =
      BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.TEN);

  private final Clock clock = Clock.systemUTC();
  private final Instant startedAt = clock.instant();
  private final Contract contract = Contract.load();
  private final Suite suite = new Suite(contract);
  private final @Nullable KeysendMockServer embedded;
  private final URI baseUrl;
  private final Gate gate;
  private final Plan plan;
  private final Evidences evidences;
  private final List<RuleResult> results = new ArrayList<>();
  private @Nullable Observations observations;

  /** Begins a run; nothing is sent yet. */
  public Session(RunSettings settings) {
    this.embedded = settings.baseUrl().isPresent() ? null : KeysendMockServer.start();
    this.baseUrl = settings.baseUrl().orElseGet(() -> URI.create(mock().baseUrl()));
    String apiKey = settings.text(Setting.API_KEY).orElseGet(() -> mock().apiKey());
    String walletKey = settings.text(Setting.WALLET_KEY).orElseGet(() -> mock().walletKey());
    String readOnlyKey =
        settings
            .text(Setting.READ_ONLY_WALLET_KEY)
            .orElseGet(() -> embedded == null ? "" : embedded.readOnlyWalletKey());
    BigInteger cap = settings.maxSats().orElse(embedded == null ? BigInteger.ZERO : EMBEDDED_CAP);
    Map<String, String> secrets = new LinkedHashMap<>();
    secrets.put(apiKey, "$KEYSEND_API_KEY");
    secrets.put(walletKey, "$KEYSEND_WALLET_KEY");
    secrets.put(readOnlyKey, "$KEYSEND_READ_ONLY_WALLET_KEY");
    this.evidences = new Evidences(baseUrl, new Redactor(secrets));
    this.gate = new Gate(new Target(baseUrl, settings.timeout()), new SpendingCap(cap), clock);
    Operation operation = contract.operation();
    this.plan =
        Plan.full(
            new Requests(
                operation,
                apiKey,
                walletKey,
                settings
                    .text(Setting.DEST_PUBKEY)
                    .orElseGet(() -> example(operation, "keysend-sent")),
                settings
                    .text(Setting.UNROUTABLE_PUBKEY)
                    .orElseGet(() -> example(operation, "failure-no-route"))));
  }

  private static String example(Operation operation, String name) {
    return Objects.requireNonNull(operation.requestExamples().get(name), name)
        .value()
        .path(Fields.DESTINATION)
        .asString();
  }

  private KeysendMockServer mock() {
    return Objects.requireNonNull(embedded);
  }

  /** Every check of the run. */
  public List<Check> checks() {
    return suite.checks();
  }

  /** Judges one rule; the first one to be judged has every request sent. */
  public synchronized RuleResult judge(Check check) {
    if (observations == null) {
      observations = new PlanRunner(gate).run(plan);
    }
    Optional<String> silence = silence(observations);
    Judgement judgement =
        silence.isPresent()
            ? new Judgement.NotExercised("the target does not answer: " + silence.get())
            : check.judge(observations);
    RuleResult result = result(check, judgement);
    results.add(result);
    return result;
  }

  private RuleResult result(Check check, Judgement judgement) {
    Outcome outcome = Outcome.PASSED;
    String reason = "";
    List<Evidence> evidence = new ArrayList<>();
    if (judgement instanceof Judgement.NotExercised notExercised) {
      outcome = Outcome.NOT_EXERCISED;
      reason = notExercised.reason();
    } else if (judgement instanceof Judgement.Broken broken) {
      outcome = check.rule().level() == Level.MUST ? Outcome.FAILED : Outcome.WARNED;
      reason = broken.findings().get(0).text();
      for (Judgement.Finding finding : broken.findings()) {
        for (Observation seen : finding.shownBy()) {
          evidence.add(evidences.of(finding.text(), seen));
        }
      }
    }
    return new RuleResult(
        check.rule(), outcome, evidences.mask(reason), BigInteger.ZERO, evidence, Duration.ZERO);
  }

  /** Why there is no answer at all, if there is none. */
  private static Optional<String> silence(Observations seen) {
    List<Observation> sent = seen.where(each -> true);
    return sent.stream().allMatch(each -> each.exchange().answer().isEmpty())
        ? sent.stream().findFirst().map(each -> each.exchange().failure())
        : Optional.empty();
  }

  /** What the run came to, so far. */
  public synchronized RunReport report() {
    Observations seen = observations == null ? new Observations() : observations;
    List<PlannedRequest> requests =
        plan.probes()
            .map(
                probe ->
                    new PlannedRequest(
                        probe.id(),
                        probe.title(),
                        probe.draft().apply(seen).call().worstCase().toString(),
                        seen.of(probe.id()).isPresent()))
            .toList();
    return new RunReport(
        Objects.requireNonNullElse(
            Session.class.getPackage().getImplementationVersion(), "development"),
        contract.version(),
        contract.digest(),
        baseUrl.toString(),
        Optional.empty(),
        Optional.empty(),
        startedAt,
        Duration.between(startedAt, clock.instant()),
        false,
        false,
        silence(seen).map(evidences::mask),
        results,
        requests,
        new Spending(gate.cap().limit(), gate.cap().taken(), BigInteger.ZERO),
        List.of());
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
