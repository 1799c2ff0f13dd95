package dev.keysend.conformance.rule.check;

import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server that stops paying after a request, because it broke or kept a lock. Later failures are
 * only consequences.
 *
 * @param cause the request that probably broke it, according to the responses
 * @param consequences the payments that failed because of it
 */
record Stuck(Observation cause, List<Observation> consequences) {
  /**
   * Finds whether the server is stuck: it made payments, but the last ones all failed in the same
   * way.
   */
  static Optional<Stuck> of(Observations seen) {
    List<Observation> failed = new ArrayList<>();
    Optional<Observation> cause = Optional.empty();
    boolean paidBefore = false;
    for (Observation each : seen.where(observation -> !seen.isSuperseded(observation))) {
      if (each.paid()) {
        failed.clear();
        cause = each.probe().kind().isPaid() ? Optional.empty() : Optional.of(each);
        paidBefore = true;
      } else if ((isSmallPayment(each) || (each.probe().kind().isPaid() && !failed.isEmpty()))
          && (each.busy() || isBroken(each))) {
        failed.add(each);
      } else if (failed.isEmpty() && isBroken(each)) {
        cause = Optional.of(each);
      }
    }
    if (!paidBefore || failed.size() < 2) {
      return Optional.empty();
    }
    Observation first = failed.get(0);
    return Optional.of(
        cause
            .map(each -> new Stuck(each, List.copyOf(failed)))
            .orElseGet(() -> new Stuck(first, List.copyOf(failed.subList(1, failed.size())))));
  }

  /** The latest request before another that broke the target, which can leave a lock. */
  static Optional<Observation> brokenBefore(Observation answer, Observations seen) {
    List<Observation> all = seen.where(each -> true);
    return all.subList(0, Math.max(0, all.indexOf(answer))).stream()
        .filter(each -> each.probe().kind().carriesKeys() && isBroken(each))
        .reduce((first, second) -> second);
  }

  /** A lock may stop only large payments, so they count only if small ones fail too. */
  private static boolean isSmallPayment(Observation seen) {
    return seen.probe().kind().isPaid() && seen.probe().kind() != Kind.RIVAL;
  }

  private static boolean isBroken(Observation seen) {
    return seen.exchange().answer().isEmpty()
        || (seen.status() / 100 == 5 && !seen.busy() && !seen.ofGateway());
  }

  /** Why a request says nothing about its rule, in words. */
  String reason() {
    return "a consequence of "
        + cause.probe().id()
        + ", after which the target paid nothing any more: \""
        + consequences.get(consequences.size() - 1).summary()
        + "\"";
  }
}
