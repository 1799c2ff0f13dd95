package dev.keysend.conformance.wire;

import static io.restassured.RestAssured.given;

import dev.keysend.conformance.wire.http.BoundedHttp;
import dev.keysend.conformance.wire.http.UnansweredException;
import dev.keysend.conformance.wire.message.Call;
import dev.keysend.conformance.wire.message.Exchange;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The one way out to the target: requests of REST Assured, which pass the same filters in a row.
 * Nothing leaves whose worst case the spending cap does not cover.
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
   * @param clock says when requests leave and responses are complete
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
   * @param expectedFee a fee for which the cap must also leave enough, in satoshis
   * @return what came of it; empty if it did not leave, since the cap does not cover it
   */
  public Optional<Exchange> send(Call call, BigInteger expectedFee) {
    return send(call, expectedFee, false);
  }

  /**
   * Sends a request, if the cap covers its worst case, and when its turn comes.
   *
   * @param call the request
   * @param expectedFee a fee for which the cap must also leave enough, in satoshis
   * @param mayBeRepeated whether it may arrive twice, so that it may share a connection
   * @return what came of it; empty if it did not leave, since the cap does not cover it
   */
  public Optional<Exchange> send(Call call, BigInteger expectedFee, boolean mayBeRepeated) {
    EvidenceFilter evidence = new EvidenceFilter(call, clock);
    try {
      request(call)
          .filters(
              new SpendingFilter(cap, call.worstCase(), expectedFee),
              new PaceFilter(pace),
              evidence,
              new TransportFilter(http, mayBeRepeated))
          .request(Method.valueOf(call.method()));
    } catch (SpendingFilter.NotCoveredException e) {
      return Optional.empty();
    } catch (UnansweredException e) {
      // The evidence says so.
    }
    return Optional.of(evidence.exchange());
  }

  private RequestSpecification request(Call call) {
    String[] pathAndQuery = call.path().split("\\?", 2);
    RequestSpecification request =
        given()
            .config(CONFIG)
            .noFilters()
            .auth()
            .none()
            .urlEncodingEnabled(false)
            .baseUri(target.baseUrl().toString())
            .basePath(pathAndQuery[0]);
    if (pathAndQuery.length > 1) {
      String[] pair = pathAndQuery[1].split("=", 2);
      request.queryParam(pair[0], pair[1]);
    }
    // All at once: REST Assured merges them anew at every call.
    request.headers(
        new Headers(
            call.headers().stream()
                .map(header -> new Header(header.name(), header.value()))
                .toList()));
    return call.body().size() == 0 ? request : request.body(call.body().bytes());
  }
}
