package dev.keysend.conformance.explore;

import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.run.observation.Observations;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A model of a wallet: it pays what is valid and what it holds, refuses the rest, and its balance
 * falls by what was paid and by nothing else. If the target takes network fees, the model learns
 * how much, and accounts for them.
 */
final class WalletModel {
  /** The node's reasons for not having paid; after others it may have. */
  private static final String NOT_PAID = Observation.FAILURE_REASON + "FAILURE_REASON_";

  /** Servers keep reserves, but a wallet with this multiple of the amount is not short of money. */
  private static final BigInteger ENOUGH = BigInteger.TEN;

  /** Fees that vary may be so many times as large as the largest so far. */
  private static final BigInteger VARYING = BigInteger.valueOf(4);

  private Optional<BigInteger> balance;

  /** The largest payment that took no fee. */
  private BigInteger freeUpTo = BigInteger.ZERO;

  private BigInteger largestFee = BigInteger.ZERO;

  WalletModel(Optional<BigInteger> balance) {
    this.balance = balance;
  }

  /** What the wallet holds, if it is known. */
  Optional<BigInteger> balance() {
    return balance;
  }

  /** What is wrong with what came of a scenario; the model then goes on from there. */
  List<Problem> problems(Observations seen) {
    List<Problem> problems = new ArrayList<>();
    Optional<BigInteger> before = balance;
    balance = Optional.empty();
    BigInteger paid = BigInteger.ZERO;
    BigInteger largest = BigInteger.ZERO;
    boolean known = true;
    boolean quiet = true;
    List<Observation> all = seen.where(each -> !seen.isSuperseded(each));
    for (Observation each : all) {
      BigInteger amount = each.paidAmount().orElse(BigInteger.ZERO);
      if (each.paid()) {
        paid = paid.add(amount);
        largest = largest.max(amount);
      }
      known &= isTold(each);
      quiet &= each.paid() && each.probe().kind() == Kind.PAYMENT;
      problem(each, before).ifPresent(problems::add);
    }
    balance = seen.of(Scenario.LAST).flatMap(Observation::balance);
    if (known && before.isPresent() && balance.isPresent()) {
      String moved = moved(before.get(), paid);
      BigInteger surplus = before.get().subtract(balance.get()).subtract(paid);
      money(surplus, largest, quiet)
          .map(text -> new Problem("balance", moved + text, all))
          .ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<Problem> problem(Observation each, Optional<BigInteger> before) {
    Kind kind = each.probe().kind();
    boolean refusal =
        kind == Kind.INVALID
            || kind == Kind.EXCESSIVE
            || kind == Kind.DENIED
            || kind == Kind.OTHER_METHOD;
    if (refusal && each.paid() && isPaidAsMeant(each)) {
      return Optional.of(
          new Problem(
              "reads",
              each.probe().title()
                  + " should be refused, but was "
                  + each.probe().meaning().words()
                  + ": "
                  + each.summary(),
              List.of(each),
              true));
    }
    if (refusal && each.paid()) {
      return Optional.of(
          new Problem(
              "refuses",
              each.probe().title() + " must be refused, but got " + each.summary(),
              List.of(each)));
    }
    if (kind == Kind.INVALID && each.status() / 100 == 5 && !each.busy() && !each.ofGateway()) {
      return Optional.of(
          new Problem(
              "breaks",
              each.probe().title()
                  + " must be refused with a status from 400 to 499, but got "
                  + each.summary(),
              List.of(each)));
    }
    boolean failed = each.status() >= 400 && !each.paid() && !saysNothing(each, before);
    if (kind.isPaid() && failed) {
      return Optional.of(
          new Problem(
              "accepts",
              each.probe().title()
                  + " is valid and the wallet holds enough, but got "
                  + each.summary(),
              List.of(each)));
    }
    return Optional.empty();
  }

  private static boolean isPaidAsMeant(Observation each) {
    JsonNode asked = each.draft().body().orElse(MissingNode.getInstance());
    return each.body().filter(shown -> each.probe().meaning().isPaidBy(asked, shown)).isPresent();
  }

  /** Whether a refusal is for something else than the request. */
  private static boolean saysNothing(Observation each, Optional<BigInteger> before) {
    BigInteger asked = each.amount().orElse(BigInteger.ZERO).add(BigInteger.TEN);
    boolean poor = before.filter(holds -> holds.compareTo(asked.multiply(ENOUGH)) >= 0).isEmpty();
    return each.limited()
        || each.busy()
        || each.ofGateway()
        || each.turnedAway()
        || message(each).startsWith(Observation.FAILURE_REASON)
        || (each.shortOfMoney() && poor);
  }

  /** Whether it is known if a request was paid. */
  private static boolean isTold(Observation each) {
    return each.paid()
        ? each.paidAmount().isPresent()
        : each.probe().kind() == Kind.OTHER_METHOD
            || each.probe().kind() == Kind.DENIED
            || each.busy()
            || each.limited()
            || (each.refused()
                && (!message(each).startsWith(Observation.FAILURE_REASON)
                    || message(each).startsWith(NOT_PAID)));
  }

  private static String message(Observation each) {
    return each.at(Fields.MESSAGE).asString("");
  }

  private Optional<String> money(BigInteger surplus, BigInteger largest, boolean quiet) {
    if (surplus.signum() < 0) {
      return Optional.of(surplus.negate() + " too little");
    }
    if (surplus.signum() == 0) {
      if (quiet && largestFee.signum() == 0) {
        freeUpTo = freeUpTo.max(largest);
      }
      return Optional.empty();
    }
    if (largestFee.signum() > 0) {
      BigInteger most = largestFee.multiply(VARYING).add(largest.divide(BigInteger.TEN));
      boolean tooMuch = surplus.compareTo(most) > 0;
      largestFee = tooMuch ? largestFee : largestFee.max(surplus);
      return tooMuch ? Optional.of(surplus + " more, and fees were smaller") : Optional.empty();
    }
    if (largest.compareTo(freeUpTo) <= 0) {
      return Optional.of(surplus + " more, and payments up to " + freeUpTo + " took no fee");
    }
    if (quiet) {
      largestFee = surplus;
    }
    return Optional.empty();
  }

  private String moved(BigInteger before, BigInteger paid) {
    return "the balance went from "
        + before
        + " to "
        + balance.orElseThrow()
        + " while "
        + paid
        + " was paid: ";
  }
}
