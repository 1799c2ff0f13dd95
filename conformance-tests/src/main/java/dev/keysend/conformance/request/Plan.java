package dev.keysend.conformance.request;

import dev.keysend.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every request of a run, in stages. A stage begins when the previous one has ended, and the
 * requests of one stage are sent at the same time.
 *
 * <p>Each payment has its own stage, because it shows the balance with which the next one is
 * compared; refusals between two payments must not change it. What may empty the wallet comes last.
 * Two payments of different amounts follow each other directly, which shows the target's network
 * fee. An upper-case key and a fraction of a satoshi come after everything else, because a server
 * that breaks on them can keep a lock that no large payment gets past.
 *
 * @param stages the stages, in order
 */
public record Plan(List<List<Probe>> stages) {
  /** The first payment, which shows what the wallet holds. */
  public static final String SMALLEST = "pay-smallest";

  /** The payment with a limit for the network's fee. */
  public static final String FEE_LIMIT = "pay-fee-limit-msat";

  /** A payment between two without the account's API key. */
  public static final String RECORDS = "pay-custom-records";

  /** An invalid request with data that no payment has. */
  public static final String REFUSED_WITH_DATA = "num-satoshis-below-minimum";

  /** The payment that shows what the crowd has left. */
  public static final String AFTER_CROWD = "pay-after-many";

  /** One of the crowd once more, when one of them was refused. */
  public static final String CROWD_AGAIN = "pay-many-again";

  /** How the id of each payment of the crowd begins; its number follows. */
  public static final String IN_CROWD = "pay-many-at-once-";

  /**
   * How many payments leave at once. Servers that lock the wallet for large payments let a tenth of
   * the balance pass.
   */
  public static final int CROWD = 11;

  /** Makes defensive copies. */
  public Plan {
    stages = stages.stream().filter(stage -> !stage.isEmpty()).map(List::copyOf).toList();
  }

  /** The plan that exercises everything. */
  public static Plan full(Contract contract, Requests requests) {
    Payments payments = new Payments(requests);
    AccessProbes access = new AccessProbes(requests);
    List<Probe> meaningless = new ArrayList<>();
    List<Probe> denied = new ArrayList<>(access.denied());
    List<Probe> debatable = new ArrayList<>();
    List<Probe> otherMethods = new ArrayList<>(new OtherMethods(requests).all());
    // Requests of open cost are sent one at a time, so they go into stages with other requests.
    List<List<Probe>> refusals =
        List.of(meaningless, denied, debatable, otherMethods, meaningless, denied, debatable);
    int open = 0;
    List<Probe> fractions = new ArrayList<>();
    List<Probe> afterData = new ArrayList<>();
    List<Probe> onTheConnectionOfAPayment = new ArrayList<>();
    for (Probe probe : InvalidRequests.of(contract, requests)) {
      boolean mayBeRepeated = probe.isOpen() && !probe.mayCostAll();
      if (mayBeRepeated && onTheConnectionOfAPayment.isEmpty()) {
        onTheConnectionOfAPayment.add(probe); // Alone, so that no other request can be the cause.
      } else if (probe
          .id()
          .equals(InvalidRequests.words(Fields.AMOUNT) + InvalidRequests.FRACTION)) {
        fractions.add(probe);
      } else if (probe.id().equals(InvalidRequests.TWO_PAYMENTS)) {
        afterData.add(probe); // Some servers quote the body before one that they cannot read.
      } else if (probe.isOpen()) {
        refusals.get(open++ % refusals.size()).add(probe);
      } else {
        (probe.meaning().equals(Meaning.NONE) ? meaningless : debatable).add(probe);
      }
    }
    List<List<Probe>> stages = new ArrayList<>();
    stages.add(List.of(payments.smallest()));
    stages.add(onTheConnectionOfAPayment);
    stages.add(meaningless);
    stages.add(List.of(payments.passThrough()));
    stages.add(List.of(access.withoutCredentials())); // On the connection of the payment.
    stages.add(List.of(payments.customRecords())); // On the same connection.
    stages.add(denied);
    stages.add(List.of(payments.longRecord()));
    stages.add(List.of(payments.ownMethod()));
    stages.add(List.of(payments.ownPreimage()));
    stages.add(List.of(payments.unknownField()));
    stages.add(List.of(payments.nullCharacter()));
    payments.laterFields().forEach(probe -> stages.add(List.of(probe)));
    stages.add(List.of(access.apiKeyHeader()));
    stages.add(List.of(payments.unroutable()));
    stages.add(List.of(payments.unroutableAgain()));
    stages.add(List.of(payments.everyField()));
    stages.add(afterData);
    stages.add(debatable);
    stages.add(List.of(payments.emptyObjects()));
    stages.add(List.of(payments.larger()));
    stages.add(List.of(payments.otherLayout()));
    stages.add(
        List.of(payments.unroutableAtOnce(), payments.simultaneous(1), payments.simultaneous(2)));
    stages.add(List.of(payments.again("pay-after-both", "a payment after two at once")));
    stages.add(otherMethods);
    stages.add(List.of(payments.excessive())); // Alone, because large payments lock the wallet.
    stages.add(List.of(payments.wrapping()));
    stages.add(List.of(payments.again("pay-after-refusal", "a payment after one was refused")));
    stages.add(List.of(payments.rival(1), payments.rival(2)));
    stages.add(payments.crowd());
    stages.add(List.of(payments.afterCrowd()));
    stages.add(List.of(payments.crowdAgain()));
    stages.add(List.of(payments.upperCaseKey()));
    stages.add(fractions);
    return new Plan(stages);
  }

  /** The plan with only some of its requests, and the smallest payment if they build on it. */
  public Plan only(Predicate<Probe> wanted) {
    boolean builds = probes().filter(wanted).anyMatch(Probe::buildsOnPayment);
    Predicate<Probe> needed = probe -> builds && probe.id().equals(SMALLEST);
    return new Plan(
        stages.stream().map(stage -> stage.stream().filter(wanted.or(needed)).toList()).toList());
  }

  /** Every request, in order. */
  public Stream<Probe> probes() {
    return stages.stream().flatMap(List::stream);
  }

  /** The requests of a kind. */
  public List<Probe> of(Kind kind) {
    return probes().filter(probe -> probe.kind() == kind).toList();
  }

  /** The requests of some ids, all of which the plan has. */
  public List<Probe> named(String... ids) {
    List<String> wanted = List.of(ids);
    List<Probe> named = probes().filter(probe -> wanted.contains(probe.id())).toList();
    if (named.size() != ids.length) {
      throw new IllegalStateException("The plan lacks one of " + wanted);
    }
    return named;
  }
}
