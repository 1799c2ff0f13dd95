package dev.keysend.conformance.wire;

import dev.keysend.conformance.wire.http.BoundedHttp;
import dev.keysend.conformance.wire.http.CutEntity;
import dev.keysend.conformance.wire.http.Sharing;
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
 * The last filter: sends the request with {@link BoundedHttp}.
 *
 * <p>REST Assured documents such a filter as the way to use another transport. The alternative, a
 * factory of clients, accepts only the long deprecated {@code AbstractHttpClient}. REST Assured
 * then takes its proxies from the machine's properties, and reads and decompresses responses of any
 * length.
 */
final class TransportFilter implements Filter {
  /** Where earlier filters find the response in the context: REST Assured's has no framing. */
  static final String ANSWER = TransportFilter.class.getName();

  private final BoundedHttp http;
  private final int cut;
  private final Sharing sharing;

  TransportFilter(BoundedHttp http, int cut, Sharing sharing) {
    this.http = http;
    this.cut = cut;
    this.sharing = sharing;
  }

  /**
   * Sends the request, and calls no filter after this one.
   *
   * @throws dev.keysend.conformance.wire.http.UnansweredException if there is no response within
   *     the limits
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
            new CutEntity(body == null ? new byte[0] : body, cut),
            sharing);
    context.setValue(ANSWER, answer);
    return response(answer);
  }

  static Response response(Answer answer) {
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
