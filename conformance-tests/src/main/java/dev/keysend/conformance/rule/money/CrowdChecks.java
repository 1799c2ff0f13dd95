package dev.keysend.conformance.rule.money;

import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.Diagnosis;
import dev.keysend.conformance.rule.check.Judgement;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.contract.Authority;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rules about many small payments at the same time, whose sum is more than the wallet holds.
 */
final class CrowdChecks {
  /** Why nothing is known about what others pay in. */
  static final String HELD_MORE = "the wallet held more than it had shown; is the wallet shared?";

  private CrowdChecks() {}

  static List<Check> all(Plan plan) {
    return List.of(
        new OfCrowd(
            plan,
            rule(
                "refuses-many-at-once-beyond-balance",
                "Many small payments at the same time do not spend more than the wallet holds."),
            CrowdChecks::overspent),
        new OfCrowd(
            plan,
            rule(
                "balance-counts-many-at-once",
                "After many payments at the same time, the balance has fallen by the sum of their"
                    + " amounts."),
            CrowdChecks::lost),
        new OfCrowd(
            plan,
            rule(
                "refusals-at-once-leave-balance",
                "If the response to one of many payments at the same time does not say that it was"
                    + " paid, the balance does not change."),
            CrowdChecks::hidden));
  }

  private static Rule rule(String id, String sentence) {
    return new Rule(
        id, Group.MONEY, Authority.ANY_PAYMENT_SERVER, sentence, Rule.KEYSEND_DOCUMENTATION);
  }

  private static Judgement overspent(BigInteger held, List<Observation> paid, Observations seen) {
    BigInteger sum = sum(paid);
    BigInteger asked = sum(seen.where(each -> each.probe().kind() == Kind.CROWD));
    if (asked.compareTo(held) <= 0) {
      return new Judgement.NotExercised(
          withheld(seen).orElse("what was sent asks for no more than the wallet held"));
    }
    if (sum.compareTo(held) > 0 && hasGrown(paid)) {
      return new Judgement.NotExercised(HELD_MORE);
    }
    return sum.compareTo(held) > 0
        ? broken(
            "the wallet held "
                + held
                + " sats, and "
                + paid.size()
                + " payments of "
                + sum
                + " in all were paid",
            paid)
        : new Judgement.Kept();
  }

  /**
   * Whether each payment left a different, positive balance, which means that money came in
   * meanwhile. If a server spends money that the wallet does not hold, the balance reaches zero or
   * appears twice.
   */
  static boolean hasGrown(List<Observation> paid) {
    List<BigInteger> left = paid.stream().flatMap(each -> each.balance().stream()).toList();
    return left.size() == paid.size()
        && left.stream().allMatch(balance -> balance.signum() > 0)
        && left.stream().distinct().count() == left.size();
  }

  /**
   * The payment after them shows what is left. Without it, the lowest balance tells: the payment
   * that is recorded last shows at most the balance after all payments, or after all others.
   */
  private static Judgement lost(BigInteger held, List<Observation> paid, Observations seen) {
    BigInteger left = held.subtract(sum(paid));
    if (left.signum() < 0) {
      return new Judgement.NotExercised(
          hasGrown(paid)
              ? HELD_MORE
              : "a consequence of refuses-many-at-once-beyond-balance, which is broken");
    }
    BigInteger one = paid.get(0).amount().orElse(BigInteger.ZERO);
    Optional<Observation> after = after(seen);
    Optional<BigInteger> lowest =
        paid.stream().flatMap(each -> each.balance().stream()).min(BigInteger::compareTo);
    if (after.isEmpty() && (paid.size() < 2 || lowest.isEmpty())) {
      return new Judgement.NotExercised(
          withheld(seen).orElse("no two of many payments at once were paid, and none after them"));
    }
    BigInteger shown =
        after.isPresent() ? after.get().balance().orElseThrow() : lowest.orElseThrow();
    BigInteger most =
        after.isPresent()
            ? left.subtract(after.get().amount().orElse(BigInteger.ZERO))
            : left.add(one);
    BigInteger excess = shown.subtract(most);
    if (excess.signum() <= 0) {
      return new Judgement.Kept();
    }
    // The balance shows the fees of all payments too, so what is missing is less than it was.
    BigInteger fees = fees(seen, one, paid.size());
    BigInteger count = wholePayments(excess.add(fees), one, paid.size(), fees);
    return excess.compareTo(fees) > 0 && count.signum() > 0
        ? broken(
            "the wallet held "
                + held
                + " sats, "
                + paid.size()
                + " payments of "
                + sum(paid)
                + " in all were paid, and "
                + (after.isPresent()
                    ? "the payment after them shows "
                    : "the lowest balance shown is ")
                + shown,
            Stream.concat(paid.stream(), after.stream()).toList())
        : new Judgement.NotExercised(HELD_MORE);
  }

  /** The payment after the crowd, if it shows the balance. */
  private static Optional<Observation> after(Observations seen) {
    return seen.of(Plan.AFTER_CROWD).filter(each -> each.balance().isPresent());
  }

  /** The most that network fees took; fees that vary may be twice as large as those seen. */
  private static BigInteger fees(Observations seen, BigInteger one, int paid) {
    return seen.largestFeeFor(one).multiply(BigInteger.valueOf(2L * (paid + 1L)));
  }

  /**
   * How many whole payments a difference comes to, apart from fees; zero if it is none of that, but
   * what others pay in or out.
   */
  private static BigInteger wholePayments(
      BigInteger difference, BigInteger one, int most, BigInteger fees) {
    BigInteger count = difference.divide(one);
    return count.compareTo(BigInteger.valueOf(most)) <= 0
            && difference.subtract(count.multiply(one)).compareTo(fees) <= 0
        ? count
        : BigInteger.ZERO;
  }

  /**
   * The payment after them shows a balance that is lower by whole payments, and the others of the
   * crowd explain how many. A balance shown by one of the crowd would not tell: it may hold back
   * what another may still cost.
   */
  private static Judgement hidden(BigInteger held, List<Observation> paid, Observations seen) {
    List<Observation> others =
        seen.where(each -> each.probe().kind() == Kind.CROWD && !each.paid());
    Optional<Observation> after = after(seen);
    if (others.isEmpty()) {
      return new Judgement.NotExercised(
          withheld(seen).orElse("each of many payments at the same time was paid"));
    }
    if (after.isEmpty()) {
      return new Judgement.NotExercised(
          seen.reasonWithheld(Plan.AFTER_CROWD).orElse("no payment after them showed the balance"));
    }
    if (others.stream().anyMatch(each -> each.exchange().answer().isEmpty() || each.ofGateway())) {
      return new Judgement.NotExercised("some of many payments at the same time got no response");
    }
    BigInteger one = paid.get(0).amount().orElse(BigInteger.ONE);
    BigInteger spent = sum(paid).add(after.get().amount().orElse(BigInteger.ZERO));
    BigInteger surplus = held.subtract(after.get().balance().orElseThrow()).subtract(spent);
    BigInteger fees = fees(seen, one, paid.size());
    BigInteger count = wholePayments(surplus, one, others.size(), fees);
    return surplus.compareTo(fees) > 0 && count.signum() > 0
        ? broken(
            "the wallet held "
                + held
                + " sats, "
                + spent
                + " in all were paid according to the responses, and then it held "
                + after.get().balance().orElseThrow()
                + ": "
                + count
                + " more payments of "
                + one
                + " were charged, whose responses say otherwise",
            Stream.concat(others.stream(), after.stream()).toList())
        : new Judgement.Kept();
  }

  /** Why part of the crowd was not sent, if so. */
  private static Optional<String> withheld(Observations seen) {
    return IntStream.rangeClosed(1, Plan.CROWD)
        .mapToObj(number -> seen.reasonWithheld(Plan.IN_CROWD + number))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Judgement broken(String text, List<Observation> paid) {
    return new Judgement.Broken(List.of(new Judgement.Finding(text, paid)));
  }

  private static BigInteger sum(List<Observation> paid) {
    return paid.stream()
        .map(each -> each.amount().orElse(BigInteger.ZERO))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private interface Comparison {
    Judgement judge(BigInteger held, List<Observation> paid, Observations seen);
  }

  private record OfCrowd(Plan plan, Rule rule, Comparison comparison) implements Check {
    /** The others that show a balance. */
    @Override
    public boolean needs(Probe probe) {
      return probe.kind() == Kind.CROWD
          || probe.kind() == Kind.RIVAL
          || isPayment(probe)
          || probe.id().equals(Plan.AFTER_CROWD);
    }

    private static boolean isPayment(Probe probe) {
      return probe.kind() == Kind.PAYMENT;
    }

    @Override
    public Judgement judge(Observations seen) {
      List<Observation> rivals = seen.where(each -> each.probe().kind() == Kind.RIVAL);
      if (rivals.size() > 1 && rivals.stream().allMatch(Observation::paid)) {
        return new Judgement.NotExercised(
            "the same money was spent twice just before, so what the wallet held is not known");
      }
      List<Observation> crowd = seen.where(each -> each.probe().kind() == Kind.CROWD);
      List<Observation> paid = crowd.stream().filter(Observation::paid).toList();
      Optional<BigInteger> held = heldBefore(seen);
      return paid.isEmpty() || held.isEmpty()
          ? Diagnosis.notExercised(this, seen, reason(seen))
          : comparison.judge(held.get(), paid, seen);
    }

    private String reason(Observations seen) {
      return withheld(seen).orElse("none of many payments was paid");
    }

    /** The lowest balance in the latest earlier stage that shows one. */
    private static Optional<BigInteger> heldBefore(Observations seen) {
      Optional<BigInteger> held = Optional.empty();
      for (List<Observation> stage : seen.stages()) {
        if (stage.stream().anyMatch(each -> each.probe().kind() == Kind.CROWD)) {
          return held;
        }
        Optional<BigInteger> lowest =
            stage.stream().flatMap(each -> each.balance().stream()).min(BigInteger::compareTo);
        held = lowest.isPresent() ? lowest : held;
      }
      return held;
    }
  }
}
