package dev.keysend.conformance.wire;

import dev.keysend.conformance.wire.http.UnansweredException;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.math.BigInteger;

/** The first filter: stops a request whose worst case the spending cap does not cover. */
final class SpendingFilter implements Filter {
  private final SpendingCap cap;
  private final BigInteger worstCase;
  private final BigInteger expectedFee;

  SpendingFilter(SpendingCap cap, BigInteger worstCase, BigInteger expectedFee) {
    this.cap = cap;
    this.worstCase = worstCase;
    this.expectedFee = expectedFee;
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    if (!cap.take(worstCase, expectedFee)) {
      throw new NotCoveredException();
    }
    try {
      return context.next(request, expected);
    } catch (UnansweredException e) {
      if (e.neverLeft()) {
        cap.giveBack(worstCase);
      }
      throw e;
    }
  }

  /** The cap does not cover a request, and nothing of it was sent. */
  static final class NotCoveredException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
