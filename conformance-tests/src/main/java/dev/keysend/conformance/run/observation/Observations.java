package dev.keysend.conformance.run.observation;

import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.request.Known;
import dev.keysend.conformance.request.Probe;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The results of the requests so far, in the order of the plan. Thread-safe. */
public final class Observations implements Known {
  private final List<List<Observation>> stages = new ArrayList<>();
  private final Map<String, String> withheld = new LinkedHashMap<>();
  private final Map<String, Observation> byProbe = new HashMap<>();
  private final Set<String> left = new HashSet<>();
  private final Set<Observation> superseded = new HashSet<>();
  private final Map<String, Object> derived = new HashMap<>();

  /** The lowest balance in the latest ended stage that shows one. */
  private Optional<BigInteger> lowestBalance = Optional.empty();

  /** The windows of the ended stages, if something has asked for them since the last one ended. */
  private @Nullable List<Window> windows;

  /** Of the current stage, in the order of the responses. */
  private final List<Observation> latest = new ArrayList<>();

  /**
   * Something computed from everything so far, and kept until there is more.
   *
   * @param what names it
   */
  @SuppressWarnings("unchecked") // Nothing else uses this name.
  public synchronized <T> T derived(String what, Function<Observations, T> make) {
    Object known = derived.get(what);
    if (known == null) {
      known = make.apply(this);
      derived.put(what, known);
    }
    return (T) known;
  }

  synchronized void add(Observation seen) {
    derived.clear();
    latest.add(seen);
    byProbe.put(seen.probe().id(), seen);
  }

  /**
   * A request was sent again, alone. The second result counts, unless it says nothing about the
   * request and the first one did.
   */
  synchronized void addAgain(Observation first, Observation second) {
    derived.clear();
    latest.add(second);
    boolean saysNothing =
        second.busy()
            || second.limited()
            || second.ofGateway()
            || second.exchange().answer().isEmpty();
    boolean firstSaid = !first.busy() && !first.limited() && !first.ofGateway();
    if (saysNothing && firstSaid) {
      superseded.add(second);
    } else {
      superseded.add(first);
      byProbe.put(second.probe().id(), second);
    }
  }

  /** Whether another try of the same request counts instead of this one. */
  public synchronized boolean isSuperseded(Observation seen) {
    return superseded.contains(seen);
  }

  synchronized void endStage(List<Observation> stage) {
    derived.clear();
    stages.add(List.copyOf(stage));
    latest.clear();
    windows = null;
    stage.stream()
        .flatMap(seen -> seen.balance().stream())
        .min(BigInteger::compareTo)
        .ifPresent(lowest -> lowestBalance = Optional.of(lowest));
  }

  synchronized void leave(Probe probe) {
    left.add(probe.id());
  }

  synchronized void withhold(Probe probe, String reason) {
    if (byProbe.containsKey(probe.id())) {
      return; // A second try; the first result stays.
    }
    left.remove(probe.id());
    withheld.put(probe.id(), reason);
  }

  /** Whether a request was sent, with or without a response so far. */
  public synchronized boolean hasLeft(Probe probe) {
    return left.contains(probe.id());
  }

  /** Whether a request has a result, or is known not to be sent. */
  public synchronized boolean isSettled(Probe probe) {
    return byProbe.containsKey(probe.id()) || withheld.containsKey(probe.id());
  }

  /** The result of one request, if it has ended. */
  public synchronized Optional<Observation> of(String probe) {
    return Optional.ofNullable(byProbe.get(probe));
  }

  /** Why a request was not sent, if so. */
  public synchronized Optional<String> reasonWithheld(String probe) {
    return Optional.ofNullable(withheld.get(probe));
  }

  /** Every observation that matches, in the order of the plan. */
  public synchronized List<Observation> where(Predicate<Observation> sort) {
    return Stream.concat(stages.stream().flatMap(List::stream), latest.stream())
        .filter(sort)
        .toList();
  }

  /** Every observation of the stages that have ended. */
  public synchronized List<List<Observation>> stages() {
    return List.copyOf(stages);
  }

  /** Every window of the stages that have ended. */
  public synchronized List<Window> windows() {
    if (windows == null) {
      windows = List.copyOf(Window.all(this));
    }
    return windows;
  }

  @Override
  public synchronized Optional<BigInteger> lowestBalanceOfLatestStage() {
    return lowestBalance;
  }

  @Override
  public Optional<JsonNode> firstRefused(List<String> probes) {
    return probes.stream()
        .flatMap(probe -> of(probe).stream())
        .filter(Observation::refused)
        .flatMap(seen -> seen.draft().body().stream())
        .findFirst();
  }

  @Override
  public BigInteger largestFeeFor(BigInteger amount) {
    List<Window> quiet = windows().stream().filter(Window::isQuiet).toList();
    BigInteger fixed = quiet.stream().map(Window::surplus).reduce(BigInteger.ZERO, BigInteger::max);
    BigInteger share =
        quiet.stream()
            .max(Comparator.comparing(Window::paid))
            .map(window -> window.surplus().multiply(amount).divide(window.paid()))
            .orElse(BigInteger.ZERO);
    return fixed.max(share);
  }

  @Override
  public Optional<String> walletId() {
    return where(Observation::paid).stream()
        .map(seen -> seen.at(Fields.WALLET_ID).asString(""))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}
