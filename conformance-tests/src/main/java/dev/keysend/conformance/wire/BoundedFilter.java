package dev.keysend.conformance.wire;

import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;

/**
 * Has one of REST Assured's requests sent by {@link BoundedHttp}.
 *
 * <p>A filter that answers in REST Assured's place is its documented way to bring a transport
 * along. The other one, a factory of clients, takes only the long deprecated {@code
 * AbstractHttpClient}, whose proxies REST Assured then sets from the machine's properties and whose
 * answers it reads whole, of any length, and decompresses.
 */
final class BoundedFilter implements Filter {
  private final BoundedHttp http;
  private final boolean mayBeRepeated;
  private String framingProblem = "";

  BoundedFilter(BoundedHttp http, boolean mayBeRepeated) {
    this.http = http;
    this.mayBeRepeated = mayBeRepeated;
  }

  /**
   * Sends the request; no filter after this one is asked.
   *
   * @throws UnansweredException if there is no answer within the limits
   */
  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    List<HttpHeader> headers =
        request.getHeaders().asList().stream()
            .map(header -> new HttpHeader(header.getName(), header.getValue()))
            .toList();
    byte[] body = request.getBody();
    Answer answer =
        http.exchange(
            request.getMethod(),
            URI.create(request.getURI()),
            headers,
            body == null ? new byte[0] : body,
            mayBeRepeated);
    framingProblem = answer.framingProblem();
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

  /** What REST Assured's response has no place for. */
  String framingProblem() {
    return framingProblem;
  }
}
