package dev.keysend.sdk.internal.transport;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.keysend.sdk.internal.secret.Secrets;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** Two threads send one payment: exactly one sends it, and it never counts as not sent. */
@JCStressTest
@Outcome(id = "true, false, false", expect = ACCEPTABLE, desc = "The first thread sent it.")
@Outcome(id = "false, true, false", expect = ACCEPTABLE, desc = "The second thread sent it.")
@Outcome(expect = FORBIDDEN, desc = "It was sent twice, or not at all.")
@State
public class RepetitionRace {
  private final Flight flight = new Flight(new Secrets("pak_1", "waka_1"));

  @Actor
  public void transport(ZZZ_Result result) {
    result.r1 = DepartureRace.departs(flight);
  }

  @Actor
  public void otherTransport(ZZZ_Result result) {
    result.r2 = DepartureRace.departs(flight);
  }

  @Arbiter
  public void judge(ZZZ_Result result) {
    result.r3 = flight.shut();
  }
}
