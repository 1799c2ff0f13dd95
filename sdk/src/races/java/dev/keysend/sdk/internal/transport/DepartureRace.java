package dev.keysend.sdk.internal.transport;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.keysend.sdk.internal.secret.Secrets;
import java.io.IOException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** A payment is sent while one caller tries to prevent it, and another tries later. */
@JCStressTest
@Outcome(id = "true, false, false", expect = ACCEPTABLE, desc = "It was sent, and both know.")
@Outcome(id = "false, true, true", expect = ACCEPTABLE, desc = "It was not sent, and both know.")
@Outcome(expect = FORBIDDEN, desc = "One of them got a wrong result.")
@State
public class DepartureRace {
  private final Flight flight = new Flight(new Secrets("pak_1", "waka_1"));

  @Actor
  public void transport(ZZZ_Result result) {
    result.r1 = departs(flight);
  }

  @Actor
  public void caller(ZZZ_Result result) {
    result.r2 = flight.shut();
  }

  @Arbiter
  public void later(ZZZ_Result result) {
    result.r3 = flight.shut();
  }

  static boolean departs(Flight flight) {
    try {
      flight.depart();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
