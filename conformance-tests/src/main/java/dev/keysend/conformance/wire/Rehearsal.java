package dev.keysend.conformance.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keysend.conformance.wire.message.Answer;
import dev.keysend.conformance.wire.message.Body;
import dev.keysend.conformance.wire.message.Call;
import dev.keysend.conformance.wire.message.HttpHeader;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import org.codehaus.groovy.runtime.FormatHelper;

/**
 * A request that is not sent. REST Assured takes most of a second for the first request of a
 * process; this one takes that time while the kit still reads the contract.
 */
public final class Rehearsal {
  private static final URI NOWHERE = URI.create("http://127.0.0.1");

  private static final List<HttpHeader> HEADERS =
      List.of(new HttpHeader("Content-Type", "application/json"), new HttpHeader("X-A", "b"));

  private static final Call CALL =
      new Call("POST", "/a?b=c", HEADERS, Body.of("{}"), BigInteger.ZERO);

  private Rehearsal() {}

  /** Takes place on its own threads. */
  public static void start() {
    // Groovy reads the names of all classes of Java before it formats its first text.
    start("keysend-conformance-formats", () -> FormatHelper.toString(NOWHERE));
    start("keysend-conformance-rehearsal", Rehearsal::takePlace);
  }

  private static void start(String name, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException | LinkageError e) {
                // The first real request fails too, and the run reports it.
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  static Response takePlace() {
    return Gate.request(NOWHERE, CALL)
        .filter(new FilterRow(new Stage()))
        .request(Method.valueOf(CALL.method()));
  }

  /** Does with a request what the last filter does, but sends nothing. */
  private static final class Stage implements Filter {
    @Override
    public Response filter(
        FilterableRequestSpecification request,
        FilterableResponseSpecification expected,
        FilterContext context) {
      String sent = request.getMethod() + " " + request.getURI();
      String body = new String(request.<byte[]>getBody(), UTF_8);
      context.setValue(TransportFilter.ANSWER, request.getHeaders());
      return TransportFilter.response(new Answer(200, HEADERS, Body.of(sent + " " + body)));
    }
  }
}
