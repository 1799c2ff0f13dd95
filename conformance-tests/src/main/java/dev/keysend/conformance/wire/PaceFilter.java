package dev.keysend.conformance.wire;

import dev.keysend.conformance.wire.http.UnansweredException;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** The second filter: a request waits for its turn. */
final class PaceFilter implements Filter {
  private final Pace pace;

  PaceFilter(Pace pace) {
    this.pace = pace;
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    try {
      return pace.inTurn(() -> context.next(request, expected));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnansweredException(EvidenceFilter.INTERRUPTED, true);
    }
  }
}
