package dev.keysend.conformance.wire;

import static io.restassured.RestAssured.given;

import dev.keysend.conformance.wire.http.BoundedHttp;
import dev.keysend.conformance.wire.http.Sharing;
import dev.keysend.conformance.wire.http.UnansweredException;
import dev.keysend.conformance.wire.message.Call;
import dev.keysend.conformance.wire.message.Exchange;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends every request to the target, with REST Assured and the same filters in a row. Sends nothing
 * whose worst case the spending cap does not cover.
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
   * Makes the gate to one target.
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

  /** Closes the kept connection, if there is one. */
  public void close() {
    http.close();
  }

  /** How long one exchange may take as a whole. */
  public Duration timeout() {
    return target.timeout();
  }

  /** Whether there is a pause between requests, so that no two are sent at once. */
  public boolean isPaced() {
    return pace.isSet();
  }

  /** How long requests have waited so far because of the pause. */
  public long waitedNanoseconds() {
    return pace.waitedNanoseconds();
  }

  /** The cap that this gate enforces. */
  public SpendingCap cap() {
    return cap;
  }

  /**
   * Sends a request once, when its turn comes, if the cap covers its worst case.
   *
   * @param call the request
   * @param expectedFee a fee for which the cap must also leave enough, in satoshis
   * @return the result; empty if it was not sent because the cap does not cover it
   */
  public Optional<Exchange> send(Call call, BigInteger expectedFee) {
    return send(call, expectedFee, Sharing.NONE);
  }

  /**
   * Sends a request when its turn comes, if the cap covers its worst case.
   *
   * @param call the request
   * @param expectedFee a fee for which the cap must also leave enough, in satoshis
   * @param sharing whether it may share a connection, and so arrive twice
   * @return the result; empty if it was not sent because the cap does not cover it
   */
  public Optional<Exchange> send(Call call, BigInteger expectedFee, Sharing sharing) {
    EvidenceFilter evidence = new EvidenceFilter(call, clock);
    try {
      request(target.baseUrl(), call)
          .filter(
              new FilterRow(
                  new SpendingFilter(cap, call.worstCase(), expectedFee),
                  new PaceFilter(pace),
                  evidence,
                  new TransportFilter(http, call.cut(), sharing)))
          .request(Method.valueOf(call.method()));
    } catch (SpendingFilter.NotCoveredException e) {
      return Optional.empty();
    } catch (UnansweredException e) {
      // The evidence says so.
    }
    return Optional.of(evidence.exchange());
  }

  /** A request as REST Assured describes it, without filters. */
  static RequestSpecification request(URI baseUrl, Call call) {
    String[] pathAndQuery = call.path().split("\\?", 2);
    RequestSpecification request =
        given()
            .config(CONFIG)
            .noFilters()
            .auth()
            .none()
            .urlEncodingEnabled(false)
            .baseUri(baseUrl.toString())
            .basePath(pathAndQuery[0]);
    if (pathAndQuery.length > 1) {
      String[] pair = pathAndQuery[1].split("=", 2);
      request.queryParam(pair[0], pair[1]);
    }
    // All at once, because REST Assured merges them again with every call.
    request.headers(
        new Headers(
            call.headers().stream()
                .map(header -> new Header(header.name(), header.value()))
                .toList()));
    return call.body().size() == 0 ? request : request.body(call.body().bytes());
  }
}
