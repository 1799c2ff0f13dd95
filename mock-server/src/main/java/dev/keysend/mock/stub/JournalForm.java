package dev.keysend.mock.stub;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Limit;
import com.github.tomakehurst.wiremock.common.Timing;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import wiremock.org.eclipse.jetty.http.HttpField;

/** Turns exchanges and events into what WireMock's journal may show. */
final class JournalForm {
  private final Masks masks;
  private final StubMapping mapping;
  private final Supplier<String> baseUrl;

  JournalForm(Masks masks, StubMapping mapping, Supplier<String> baseUrl) {
    this.masks = masks;
    this.mapping = mapping;
    this.baseUrl = baseUrl;
  }

  /** An event of WireMock's without keys. */
  ServeEvent masked(ServeEvent event) {
    LoggedRequest request = event.getRequest();
    List<HttpHeader> headers = new ArrayList<>();
    for (HttpHeader header : request.getHeaders().all()) {
      headers.add(
          new HttpHeader(
              header.key(),
              header.values().stream().map(value -> Masks.header(header.key(), value)).toList()));
    }
    Request masked =
        ImmutableRequest.create()
            .withAbsoluteUrl(masks.url(request.getAbsoluteUrl()))
            .withMethod(request.getMethod())
            .withProtocol(request.getProtocol())
            .withClientIp(request.getClientIp())
            .withHeaders(new HttpHeaders(headers))
            .withBody(request.getBody())
            .build();
    return new ServeEvent(
        event.getId(),
        LoggedRequest.createFrom(masked),
        event.getStubMapping(),
        event.getResponseDefinition(),
        event.getResponse(),
        event.getWasMatched(),
        event.getTiming(),
        new ArrayDeque<>(event.getSubEvents()));
  }

  /** An exchange as WireMock would have kept it. */
  ServeEvent event(Exchange exchange) {
    List<HttpHeader> headers = new ArrayList<>();
    for (HttpField field : exchange.headers()) {
      headers.add(new HttpHeader(field.getName(), Masks.header(field.getName(), field.getValue())));
    }
    Request request =
        ImmutableRequest.create()
            .withAbsoluteUrl(baseUrl.get() + masks.url(exchange.url()))
            .withMethod(RequestMethod.fromString(exchange.method()))
            .withProtocol("HTTP/1.1")
            .withHeaders(new HttpHeaders(headers))
            .withBody(exchange.body())
            .build();
    Answer answer = exchange.answer();
    ResponseDefinitionBuilder definition =
        aResponse().withStatus(answer.status()).withBody(answer.body());
    List<HttpHeader> answered = new ArrayList<>();
    answer
        .headers()
        .forEach(
            (name, value) -> {
              definition.withHeader(name, value);
              answered.add(new HttpHeader(name, value));
            });
    Response response =
        Response.response()
            .status(answer.status())
            .headers(new HttpHeaders(answered))
            .body(answer.body())
            .build();
    return new ServeEvent(
        exchange.id(),
        LoggedRequest.createFrom(request),
        mapping,
        definition.build(),
        LoggedResponse.from(response, Limit.UNLIMITED),
        true,
        Timing.create(),
        new ArrayDeque<>());
  }
}
