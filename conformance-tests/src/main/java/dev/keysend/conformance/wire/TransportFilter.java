package dev.keysend.conformance.wire;

import dev.keysend.conformance.wire.http.BoundedHttp;
import dev.keysend.conformance.wire.message.Answer;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;

/**
 * The last filter: has the request sent by {@link BoundedHttp}.
 *
 * <p>A filter that answers in REST Assured's place is its documented way to bring a transport
 * along. The other one, a factory of clients, takes only the long deprecated {@code
 * AbstractHttpClient}, whose proxies REST Assured then sets from the machine's properties and whose
 * answers it reads whole, of any length, and decompresses.
 */
final class TransportFilter implements Filter {
  /** Names the answer in the context of the filters before: a response has no place for framing. */
  static final String ANSWER = TransportFilter.class.getName();

  private final BoundedHttp http;
  private final boolean mayBeRepeated;

  TransportFilter(BoundedHttp http, boolean mayBeRepeated) {
    this.http = http;
    this.mayBeRepeated = mayBeRepeated;
  }

  /**
   * Sends the request; no filter after this one is asked.
   *
   * @throws dev.keysend.conformance.wire.http.UnansweredException if there is no answer within the
   *     limits
   */
  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    byte[] body = request.getBody();
    Answer answer =
        http.exchange(
            request.getMethod(),
            URI.create(request.getURI()),
            request.getHeaders(),
            body == null ? new byte[0] : body,
            mayBeRepeated);
    context.setValue(ANSWER, answer);
    return new ResponseBuilder()
        .setStatusCode(answer.status())
        .setHeaders(
            new Headers(
                answer.headers().stream()
                    .map(header -> new Header(header.name(), header.value()))
                    .toList()))
        .setBody(answer.body().bytes())
        .build();
  }
}
