package dev.keysend.conformance.probe;

import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.target.Exchange;
import dev.keysend.conformance.target.Gate;
import dev.keysend.conformance.target.Redactor;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Sends the requests of a plan, stage by stage, until the target has exhausted its patience. */
public final class PlanRunner {
  private static final int SIDE_BY_SIDE = 8;

  private final Gate gate;
  private final Redactor redactor;
  private final Consumer<Observation> listener;
  private final Patience patience;
  private final FeeMeter fees = new FeeMeter();

  /**
   * Makes one.
   *
   * @param gate the way out
   * @param redactor masks what is quoted of answers
   * @param listener is told of every exchange, from any thread
   */
  public PlanRunner(Gate gate, Redactor redactor, Consumer<Observation> listener) {
    this.gate = gate;
    this.redactor = redactor;
    this.listener = listener;
    this.patience =
        new Patience(gate.timeout(), () -> System.nanoTime() - gate.waitedNanoseconds());
  }

  /** Sends every request that the spending cap lets leave. */
  public void run(Plan plan, Observations seen) {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            gate.isPaced() ? 1 : SIDE_BY_SIDE,
            task -> {
              Thread thread = new Thread(task, "keysend-conformance");
              thread.setDaemon(true);
              return thread;
            });
    try {
      for (List<Probe> stage : plan.stages()) {
        seen.endStage(run(stage, seen, pool));
        if (fees.stageEnded()) {
          gate.cap().settle();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pool.shutdownNow();
    }
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
    Optional<String> exhausted = patience.exhausted();
    if (exhausted.isPresent()) {
      seen.withhold(probe, exhausted.get());
      return Optional.empty();
    }
    if (gate.isPaced() && probe.kind().leavesAtOnce()) {
      seen.withhold(probe, Setting.PAUSE.flag() + " keeps requests from leaving at once");
      return Optional.empty();
    }
    Draft draft;
    try {
      draft = probe.draft().make(seen);
    } catch (NotPossibleException e) {
      seen.withhold(probe, e.getMessage());
      return Optional.empty();
    }
    BigInteger cost = draft.call().worstCase();
    BigInteger fee =
        probe.kind().isPaid() ? seen.largestFeeFor(cost).max(fees.largest()) : BigInteger.ZERO;
    seen.leave(probe);
    fees.leaves(cost);
    Optional<Exchange> exchange = gate.send(draft.call(), fee);
    if (exchange.isEmpty()) {
      fees.ended(cost, false, Optional.empty());
      seen.withhold(probe, tooDear(probe, cost, fee));
      return Optional.empty();
    }
    if (exchange.get().answer().isEmpty()) {
      patience.unanswered();
    }
    Observation observation = new Observation(probe, draft, exchange.get(), redactor);
    boolean mayHavePaid = exchange.get().left() && !observation.refused() && !observation.limited();
    fees.ended(cost, mayHavePaid, observation.balance());
    gate.cap().count(fees.seen());
    seen.add(observation);
    listener.accept(observation);
    return Optional.of(observation);
  }

  /** The same words for the same cost, so that a report can say once what many rules share. */
  private String tooDear(Probe probe, BigInteger cost, BigInteger fee) {
    return "would cost up to "
        + (cost.equals(BigInteger.ONE) ? "1 sat" : cost + " sats")
        + (fee.signum() > 0 ? " and a fee like those seen" : "")
        + (probe.kind().isPaid() ? "" : " if the target wrongly paid it")
        + ", and "
        + Setting.MAX_SATS.flag()
        + " "
        + gate.cap().limit()
        + " leaves less";
  }
}
