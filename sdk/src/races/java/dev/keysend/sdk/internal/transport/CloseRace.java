package dev.keysend.sdk.internal.transport;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.keysend.sdk.internal.exchange.Exchange;
import dev.keysend.sdk.internal.exchange.PaymentThreads;
import dev.keysend.sdk.internal.secret.Secrets;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import okhttp3.Request;
import okio.Timeout;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** A payment is made while its client is closed. After that, nothing may be sent. */
@JCStressTest
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "It was sent before the client was closed.")
@Outcome(id = "false, false", expect = ACCEPTABLE, desc = "It was not sent, and never will be.")
@Outcome(expect = FORBIDDEN, desc = "It was sent after the client was closed.")
@State
public class CloseRace {
  private final Flight flight = new Flight(new Secrets("pak_1", "waka_1"));
  private final PaymentThreads threads = new PaymentThreads();

  @Actor
  public void payer() {
    new Exchange(new Departing(), flight, threads, 0, outcome -> {}).beginAndAwait();
  }

  @Actor
  public void closer(ZZ_Result result) {
    threads.close();
    result.r1 = hasLeft();
  }

  @Arbiter
  public void end(ZZ_Result result) {
    result.r2 = hasLeft();
  }

  /** The state, without changing it. */
  private boolean hasLeft() {
    return flight.toString().contains("DEPARTED");
  }

  private final class Departing implements Call<Transaction> {
    @Override
    public Response<Transaction> execute() throws IOException {
      flight.depart();
      return Response.success(new Transaction());
    }

    @Override
    public void enqueue(Callback<Transaction> callback) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isExecuted() {
      return false;
    }

    @Override
    public void cancel() {}

    @Override
    public boolean isCanceled() {
      return false;
    }

    @Override
    public Call<Transaction> clone() {
      return this;
    }

    @Override
    public Request request() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }
  }
}
