package dev.keysend.conformance.run.observation;

import dev.keysend.conformance.request.Draft;
import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.NotPossibleException;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.wire.Gate;
import dev.keysend.conformance.wire.message.Exchange;
import dev.keysend.conformance.wire.secret.Redactor;
import java.math.BigInteger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sends the requests of a plan, stage by stage, until its patience with the target ends. */
public final class PlanRunner {
  /** The number of requests that must be sent at once. */
  private static final int SIDE_BY_SIDE = Plan.CROWD;

  /** The tries of one request after the first. */
  private static final int MOST_TRIES = 3;

  private final Gate gate;
  private final Redactor redactor;
  private final Consumer<Observation> listener;
  private Patience patience;
  private final FeeMeter fees = new FeeMeter();
  private final RetryAfter retryAfter;
  private final boolean sequential;

  /** Requests of open cost are sent one at a time, and none after one that was not refused. */
  private final Object openRequests = new Object();

  private boolean openRequestPaid;

  /**
   * Makes one.
   *
   * @param gate sends the requests
   * @param sequential whether each request waits for the response to the one before
   * @param redactor masks what is quoted from responses
   * @param listener receives every exchange, on any thread
   */
  public PlanRunner(
      Gate gate, boolean sequential, Redactor redactor, Consumer<Observation> listener) {
    this.gate = gate;
    this.sequential = sequential;
    this.redactor = redactor;
    this.listener = listener;
    this.retryAfter =
        new RetryAfter(Clock.systemUTC(), time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()));
    this.patience = patience();
  }

  private Patience patience() {
    return new Patience(
        gate.timeout(),
        () -> System.nanoTime() - gate.waitedNanoseconds() - retryAfter.waited().toNanos());
  }

  /** Starts a part of the run that may take as long as a whole plan. */
  public void beginStretch() {
    patience = patience();
  }

  /** Sends every request that the spending cap allows. */
  public void run(Plan plan, Observations seen) {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            gate.isPaced() || sequential ? 1 : SIDE_BY_SIDE,
            task -> {
              Thread thread = new Thread(task, "keysend-conformance");
              thread.setDaemon(true);
              return thread;
            });
    try {
      for (List<Probe> stage : plan.stages()) {
        List<Observation> observations = new ArrayList<>(run(stage, seen, pool));
        observations.addAll(again(observations, stage.size() > 1, seen));
        seen.endStage(observations);
        if (fees.stageEnded()) {
          gate.cap().settle();
          gate.cap().count(fees.named(), fees.seen(), fees.missed());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * Sends again, one at a time, requests whose response has a passing cause: too many requests,
   * other requests at the same time, or no route.
   */
  private List<Observation> again(List<Observation> stage, boolean atOnce, Observations seen)
      throws InterruptedException {
    List<Observation> again = new ArrayList<>();
    boolean rivalPaid =
        stage.stream().anyMatch(each -> each.probe().kind() == Kind.RIVAL && each.paid());
    for (Observation first : stage) {
      boolean mayBeBusy =
          atOnce
              && !rivalPaid
              && first.probe().kind() != Kind.CROWD // Some of it has to be refused.
              && hinderedByOthers(first);
      boolean unlucky = isPaidAlone(first.probe().kind()) && first.foundNoRoute();
      if (!first.limited() && !mayBeBusy && !unlucky) {
        continue;
      }
      Observation latest = first;
      for (int tries = 0; tries < MOST_TRIES; tries++) {
        if (latest.limited() && !retryAfter.await(latest.exchange().answer().orElseThrow())) {
          break;
        }
        Optional<Observation> next = exchange(first.probe(), seen);
        if (next.isEmpty()) {
          break;
        }
        seen.addAgain(latest, next.get());
        again.add(next.get());
        retryAfter.triedAgain(next.get().limited());
        rivalPaid |= first.probe().kind() == Kind.RIVAL && next.get().paid();
        latest = next.get();
        if (!latest.limited()) {
          break;
        }
      }
    }
    return again;
  }

  private static boolean isPaidAlone(Kind kind) {
    return kind.isPaid() && kind != Kind.RIVAL && kind != Kind.CROWD;
  }

  /** Whether a request that was sent with others may have been refused because of them. */
  private static boolean hinderedByOthers(Observation first) {
    return first.busy()
        || first.status() == 409
        || first.status() == 425
        || first.status() / 100 == 5
        || (first.probe().kind().leavesAtOnce() && !first.paid() && first.status() > 0)
        || (first.probe().kind() == Kind.UNROUTABLE && first.refused() && !first.foundNoRoute());
  }

  private List<Observation> run(List<Probe> stage, Observations seen, ExecutorService pool)
      throws InterruptedException {
    List<Callable<Optional<Observation>>> tasks = new ArrayList<>();
    for (Probe probe : stage) {
      tasks.add(() -> send(probe, seen));
    }
    List<Observation> observations = new ArrayList<>();
    for (Future<Optional<Observation>> future : pool.invokeAll(tasks)) {
      try {
        future.get().ifPresent(observations::add);
      } catch (ExecutionException e) {
        throw new IllegalStateException("A request could not be made", e.getCause());
      }
    }
    return observations;
  }

  private Optional<Observation> send(Probe probe, Observations seen) {
    if (sequential && probe.kind().leavesAtOnce()) {
      seen.withhold(probe, Setting.SEQUENTIAL.flag() + " keeps requests from leaving at once");
      return Optional.empty();
    }
    if (gate.isPaced() && probe.kind().leavesAtOnce()) {
      seen.withhold(probe, Setting.PAUSE.flag() + " keeps requests from leaving at once");
      return Optional.empty();
    }
    Optional<Observation> observation = exchange(probe, seen);
    observation.ifPresent(
        each -> {
          seen.add(each);
          listener.accept(each);
        });
    return observation;
  }

  /** Sends a request, if it can be made, the cap covers it, and the limits of the run allow it. */
  private Optional<Observation> exchange(Probe probe, Observations seen) {
    Optional<String> exhausted = patience.exhausted();
    if (exhausted.isPresent()) {
      seen.withhold(probe, exhausted.get());
      return Optional.empty();
    }
    Draft draft;
    try {
      draft = probe.draft().make(seen);
    } catch (NotPossibleException e) {
      seen.withhold(probe, e.getMessage());
      return Optional.empty();
    }
    if (!draft.isOpen()) {
      return exchange(probe, draft, seen);
    }
    synchronized (openRequests) { // If one is paid, no other may be in progress.
      Optional<String> refused = refusal(draft, seen);
      if (refused.isPresent()) {
        seen.withhold(probe, refused.get());
        return Optional.empty();
      }
      Optional<Observation> observation = exchange(probe, draft, seen);
      openRequestPaid |= observation.filter(PlanRunner::mayHavePaidAnything).isPresent();
      return observation;
    }
  }

  /** Why a request of open cost is not sent, if so. */
  private Optional<String> refusal(Draft draft, Observations seen) {
    if (openRequestPaid) {
      return Optional.of(
          "it names no amount that can be counted, and the target did not refuse another such"
              + " request");
    }
    if (!draft.mayCostAll() || !gate.cap().isSet()) {
      return Optional.empty();
    }
    Optional<BigInteger> held = seen.lowestBalanceOfLatestStage();
    String wouldCost =
        "names no amount that can be counted, and so would cost up to all that the wallet holds if"
            + " the target wrongly paid it";
    if (held.isEmpty()) {
      return Optional.of(wouldCost + "; that is not known, since no payment has shown it");
    }
    return gate.cap().reserve(held(seen))
        ? Optional.empty()
        : Optional.of(wouldCost + ", and " + capLeavesLess());
  }

  private static boolean mayHavePaidAnything(Observation observation) {
    return observation.paid()
        || (observation.exchange().left() && observation.exchange().answer().isEmpty());
  }

  private Optional<Observation> exchange(Probe probe, Draft draft, Observations seen) {
    BigInteger cost = draft.call().worstCase();
    BigInteger fee =
        probe.kind().isPaid() ? seen.largestFeeFor(cost).max(fees.largest()) : BigInteger.ZERO;
    BigInteger excess = gate.cap().largestExcess();
    BigInteger mayTake = (draft.mayCostAll() ? cost.max(held(seen)) : cost).add(excess);
    seen.leave(probe);
    fees.leaves(mayTake);
    Optional<Exchange> exchange = gate.send(draft.call(), fee.add(excess), draft.sharing());
    if (exchange.isEmpty()) {
      fees.costsNothing(mayTake);
      seen.withhold(probe, tooDear(probe, cost, fee, excess));
      return Optional.empty();
    }
    if (exchange.get().answer().isEmpty()) {
      patience.unanswered();
    }
    Observation observation = new Observation(probe, draft, exchange.get(), redactor);
    count(observation, mayTake);
    gate.cap().arrived(excess);
    return Optional.of(observation);
  }

  private static BigInteger held(Observations seen) {
    return seen.lowestBalanceOfLatestStage().orElse(BigInteger.ZERO).max(BigInteger.ZERO);
  }

  private void count(Observation observation, BigInteger mayTake) {
    boolean mayHavePaid =
        observation.exchange().left() && !observation.refused() && !observation.limited();
    if (!mayHavePaid) {
      fees.costsNothing(mayTake);
      return;
    }
    BigInteger most = observation.mostPaid();
    gate.cap()
        .exceeded(
            most.subtract(observation.draft().call().worstCase()), observation.draft().isOpen());
    fees.mayBePaid(mayTake, most, observation.fee(), observation.balance());
    gate.cap().count(fees.named(), fees.seen(), fees.missed());
  }

  /** Whether a payment's fee appeared neither in its response nor in a balance. */
  public boolean missesFees() {
    return fees.isOpen();
  }

  /** The same words for the same cost, so that a report can say it once for many rules. */
  private String tooDear(Probe probe, BigInteger cost, BigInteger fee, BigInteger excess) {
    return "would cost up to "
        + (cost.equals(BigInteger.ONE) ? "1 sat" : cost + " sats")
        + (fee.signum() == 0
            ? ""
            : fees.isLargestNamed()
                ? " and a fee like those seen"
                : " and as much in addition as the balance fell by before")
        + (excess.signum() == 0 ? "" : " and as much more as the target paid before than was asked")
        + (probe.kind().isPaid() ? "" : " if the target wrongly paid it")
        + ", and "
        + capLeavesLess();
  }

  private String capLeavesLess() {
    return Setting.MAX_SATS.flag() + " " + gate.cap().limit() + " leaves less";
  }
}
