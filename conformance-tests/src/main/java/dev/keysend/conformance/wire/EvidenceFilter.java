package dev.keysend.conformance.wire;

import dev.keysend.conformance.wire.http.UnansweredException;
import dev.keysend.conformance.wire.message.Call;
import dev.keysend.conformance.wire.message.Exchange;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.time.Clock;
import java.time.Instant;

/** The third filter: keeps one request, its times and its result. */
final class EvidenceFilter implements Filter {
  static final String INTERRUPTED = "the run was interrupted";

  private final Call call;
  private final Clock clock;
  private Exchange exchange;

  /** The request is not sent until it passes. */
  EvidenceFilter(Call call, Clock clock) {
    this.call = call;
    this.clock = clock;
    Instant now = clock.instant();
    this.exchange = Exchange.unanswered(call, INTERRUPTED, false, now, now);
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Instant sentAt = clock.instant();
    try {
      Response response = context.next(request, expected);
      exchange =
          Exchange.answered(
              call, context.getValue(TransportFilter.ANSWER), sentAt, clock.instant());
      return response;
    } catch (UnansweredException e) {
      exchange = Exchange.unanswered(call, e.reason(), !e.neverLeft(), sentAt, clock.instant());
      throw e;
    }
  }

  /** What came of the request. */
  Exchange exchange() {
    return exchange;
  }
}
