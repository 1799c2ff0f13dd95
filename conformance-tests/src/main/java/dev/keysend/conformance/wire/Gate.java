package dev.keysend.conformance.wire;

import static io.restassured.RestAssured.given;

import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one way out to the target. Nothing leaves whose worst case the spending cap does not cover.
 *
 * <p>Safe to use from several threads.
 */
public final class Gate {
  /** REST Assured's own defaults, whatever the process has set elsewhere. */
  private static final RestAssuredConfig CONFIG = RestAssuredConfig.newConfig();

  private final Target target;
  private final SpendingCap cap;
  private final Pace pace;
  private final Clock clock;
  private final BoundedHttp http;

  /**
   * Makes the way out to one target.
   *
   * @param target the server under test
   * @param cap what the run may cost
   * @param pace when the next request may leave
   * @param clock says when requests leave and answers are complete
   */
  public Gate(Target target, SpendingCap cap, Pace pace, Clock clock) {
    this.target = target;
    this.cap = cap;
    this.pace = pace;
    this.clock = clock;
    this.http = new BoundedHttp(target.timeout(), target.tls(), target.proxy());
  }

  /** Lets go of the connection that is kept, if one is. */
  public void close() {
    http.close();
  }

  /** How long one exchange may take as a whole. */
  public Duration timeout() {
    return target.timeout();
  }

  /** Whether requests are kept apart, so that no two leave at once. */
  public boolean isPaced() {
    return pace.isSet();
  }

  /** How long requests have been held back so far, to keep them apart. */
  public long waitedNanoseconds() {
    return pace.waitedNanoseconds();
  }

  /** The cap that this way out keeps. */
  public SpendingCap cap() {
    return cap;
  }

  /**
   * Sends a request, once, if the cap covers its worst case, and when its turn comes.
   *
   * @param call the request
   * @param expectedFee a fee for which the cap must leave enough beside, in satoshis
   * @return what came of it; empty if it did not leave, since the cap does not cover it
   */
  public Optional<Exchange> send(Call call, BigInteger expectedFee) {
    return send(call, expectedFee, false);
  }

  /**
   * Sends a request, if the cap covers its worst case, and when its turn comes.
   *
   * @param call the request
   * @param expectedFee a fee for which the cap must leave enough beside, in satoshis
   * @param mayBeRepeated whether it may arrive twice, so that it may share a connection
   * @return what came of it; empty if it did not leave, since the cap does not cover it
   */
  public Optional<Exchange> send(Call call, BigInteger expectedFee, boolean mayBeRepeated) {
    if (!cap.take(call.worstCase(), expectedFee)) {
      return Optional.empty();
    }
    try {
      return Optional.of(pace.inTurn(() -> exchange(call, mayBeRepeated)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cap.giveBack(call.worstCase());
      Instant now = clock.instant();
      return Optional.of(Exchange.unanswered(call, "the run was interrupted", false, now, now));
    }
  }

  private Exchange exchange(Call call, boolean mayBeRepeated) {
    Instant sentAt = clock.instant();
    try {
      BoundedFilter transport = new BoundedFilter(http, mayBeRepeated);
      Response response = request(call, transport).request(Method.valueOf(call.method()));
      Answer answer =
          new Answer(
              response.statusCode(),
              headers(response),
              Body.of(response.body().asByteArray()),
              transport.framingProblem());
      return Exchange.answered(call, answer, sentAt, clock.instant());
    } catch (UnansweredException e) {
      if (e.neverLeft()) {
        cap.giveBack(call.worstCase());
      }
      return Exchange.unanswered(call, e.reason(), !e.neverLeft(), sentAt, clock.instant());
    }
  }

  private RequestSpecification request(Call call, Filter transport) {
    String[] pathAndQuery = call.path().split("\\?", 2);
    RequestSpecification request =
        given()
            .config(CONFIG)
            .noFilters()
            .filter(transport)
            .auth()
            .none()
            .urlEncodingEnabled(false)
            .baseUri(target.baseUrl().toString())
            .basePath(pathAndQuery[0]);
    if (pathAndQuery.length > 1) {
      String[] pair = pathAndQuery[1].split("=", 2);
      request.queryParam(pair[0], pair[1]);
    }
    for (HttpHeader header : call.headers()) {
      request.header(header.name(), header.value());
    }
    return call.body().size() == 0 ? request : request.body(call.body().bytes());
  }

  private static List<HttpHeader> headers(Response response) {
    return response.headers().asList().stream()
        .map(header -> new HttpHeader(header.getName(), header.getValue()))
        .toList();
  }
}
