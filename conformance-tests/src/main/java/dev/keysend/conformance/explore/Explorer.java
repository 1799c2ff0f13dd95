package dev.keysend.conformance.explore;

import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Requests;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.conformance.run.observation.PlanRunner;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sends generated scenarios until enough requests have left, and makes what is wrong as small as it
 * can. Deterministic for a deterministic server: all chance comes from the seed, and the answers
 * decide on the rest.
 */
public final class Explorer {
  /** Each takes up to {@link #MOST_TRIES} scenarios more. */
  private static final int MOST_FINDINGS = 5;

  private static final int MOST_TRIES = 250;

  /** What a fault may need of what came before. */
  private static final int REMEMBERED = 4;

  /** The share of the money that one payment may take, so that it lasts. */
  private static final int LEAST_SHARES = 20;

  private static final int REQUESTS_PER_SHARE = 8;

  /** This many are sent in one period of the runner's patience. */
  private static final int SCENARIOS_PER_STRETCH = 20;

  private static final BigInteger LARGEST = BigInteger.valueOf(10_000_000);

  /** Is told how it gets on. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Requests have left.
     *
     * @param sent how many so far
     * @param findings what is wrong so far
     */
    void explored(int sent, int findings);
  }

  private final Requests requests;
  private final PlanRunner runner;
  private final Judge judge;
  private final Supplier<BigInteger> left;
  private final boolean atOnce;
  private final boolean capped;
  private final Listener listener;
  private final List<Exploration.Finding> findings = new ArrayList<>();
  private final List<String> once = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final Deque<Scenario> remembered = new ArrayDeque<>();
  private final WalletModel model;
  private BigInteger paid = BigInteger.ZERO;
  private int scenarios;
  private String stopped = "";

  /**
   * Makes one.
   *
   * @param requests makes requests
   * @param runner sends them, within the cap
   * @param judge holds the rules against what comes of them
   * @param balance what the wallet holds, if it is known
   * @param left what the cap leaves, in satoshis
   * @param atOnce whether requests may leave at once
   * @param capped whether money is real, so that no request may leave that names no amount
   * @param listener is told how it gets on
   */
  public Explorer(
      Requests requests,
      PlanRunner runner,
      Judge judge,
      Optional<BigInteger> balance,
      Supplier<BigInteger> left,
      boolean atOnce,
      boolean capped,
      Listener listener) {
    this.requests = requests;
    this.runner = runner;
    this.judge = judge;
    this.model = new WalletModel(balance);
    this.left = left;
    this.atOnce = atOnce;
    this.capped = capped;
    this.listener = listener;
  }

  /**
   * Explores.
   *
   * @param count how many requests to send
   * @param seed what all chance comes from
   */
  public Exploration explore(int count, long seed) {
    Random random = new Random(seed);
    int sent = 0;
    if (model.balance().isEmpty()) {
      sent += run(new Scenario(List.of(), limits(count))).size();
    }
    while (sent < count && stopped.isEmpty() && findings.size() < MOST_FINDINGS) {
      Scenario scenario = Scenario.atRandom(random, requests, limits(count));
      List<Problem> problems = new ArrayList<>();
      sent += run(scenario, problems).size();
      remember(scenario);
      for (Problem problem : problems) {
        if (stopped.isEmpty() && known.add(problem.rule())) {
          confirm(problem);
        }
      }
      listener.explored(Math.min(sent, count), findings.size());
    }
    return new Exploration(seed, sent, paid, findings, once, stopped);
  }

  private Limits limits(int count) {
    BigInteger balance = model.balance().orElse(BigInteger.ONE);
    BigInteger money = balance.min(left.get());
    int shares = Math.max(LEAST_SHARES, count / REQUESTS_PER_SHARE);
    long amount =
        money.divide(BigInteger.valueOf(shares)).min(LARGEST).max(BigInteger.ONE).longValueExact();
    // What may be paid wrongly has to be covered as well, as often as it may be asked.
    boolean covered = left.get().compareTo(balance.multiply(BigInteger.valueOf(count))) > 0;
    return new Limits(
        amount, atOnce, !capped, covered ? balance.add(BigInteger.ONE) : BigInteger.ZERO);
  }

  private List<Observation> run(Scenario scenario) {
    return run(scenario, new ArrayList<>());
  }

  /** Sends a scenario, and judges what comes of it. */
  private List<Observation> run(Scenario scenario, List<Problem> problems) {
    if (scenarios++ % SCENARIOS_PER_STRETCH == 0) {
      runner.beginStretch();
    }
    Plan plan = scenario.plan(requests);
    Observations seen = new Observations();
    runner.run(plan, seen);
    List<Observation> all = seen.where(each -> true);
    paid =
        all.stream()
            .filter(Observation::paid)
            .map(Observation::mostPaid)
            .reduce(paid, BigInteger::add);
    Optional<String> withheld =
        plan.probes().flatMap(probe -> seen.reasonWithheld(probe.id()).stream()).findFirst();
    boolean silent = all.stream().anyMatch(each -> each.exchange().answer().isEmpty());
    problems.addAll(model.problems(seen));
    problems.addAll(judge.problems(seen));
    if (withheld.isPresent()) {
      stopped = "the next request was not sent, for this reason: " + withheld.get();
    } else if (silent) {
      stopped = "a request was left without an answer";
    } else if (all.stream().anyMatch(Observation::limited)) {
      stopped = "the target limits its rate";
    }
    return all;
  }

  private void remember(Scenario scenario) {
    remembered.addLast(scenario);
    if (remembered.size() > REMEMBERED) {
      remembered.removeFirst();
    }
  }

  /** Asks again: the scenario alone, or else with those that came before it. */
  private void confirm(Problem problem) {
    Scenario latest = remembered.getLast();
    List<List<Integer>> before = new ArrayList<>();
    remembered.forEach(each -> before.addAll(each.steps()));
    for (List<List<Integer>> steps : List.of(latest.steps(), before)) {
      if (shows(problem, latest.with(steps)).isPresent()) {
        findings.add(smallest(problem, latest.with(steps)));
        return;
      }
    }
    once.add(problem.text());
    known.remove(problem.rule());
    if (once.size() >= MOST_FINDINGS) {
      stopped = "the target answers the same requests now so, now otherwise";
    }
  }

  private Exploration.Finding smallest(Problem problem, Scenario scenario) {
    List<List<Integer>> steps =
        new Shrinker(MOST_TRIES, each -> shows(problem, scenario.with(each)).isPresent())
            .shrink(scenario.steps());
    return shows(problem, scenario.with(steps))
        .or(() -> shows(problem, scenario))
        .orElseGet(() -> new Exploration.Finding(problem, problem.shownBy()));
  }

  /** What left after the last exchange that shows it is of no interest. */
  private static List<Observation> upToLast(Problem problem, List<Observation> all) {
    int last = problem.shownBy().stream().mapToInt(all::indexOf).max().orElse(-1);
    return last < 0 ? all : all.subList(0, last + 1);
  }

  private Optional<Exploration.Finding> shows(Problem problem, Scenario scenario) {
    if (!stopped.isEmpty()) {
      return Optional.empty();
    }
    List<Problem> problems = new ArrayList<>();
    List<Observation> all = run(scenario, problems);
    return problems.stream()
        .filter(each -> each.rule().equals(problem.rule()))
        .findFirst()
        .map(each -> new Exploration.Finding(each, upToLast(each, all)));
  }
}
