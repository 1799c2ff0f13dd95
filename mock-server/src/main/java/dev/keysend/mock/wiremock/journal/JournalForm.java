package dev.keysend.mock.wiremock.journal;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
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
import dev.keysend.mock.endpoint.answer.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts an exchange to the event that WireMock would have kept. */
final class JournalForm {
  private final StubMapping mapping;

  JournalForm(StubMapping mapping) {
    this.mapping = mapping;
  }

  ServeEvent event(Exchange exchange) {
    Answer answer = exchange.answer();
    ResponseDefinitionBuilder definition =
        ResponseDefinitionBuilder.like(mapping.getResponse())
            .withStatus(answer.status())
            .withBody(answer.body());
    List<HttpHeader> answered = new ArrayList<>();
    for (Map.Entry<String, String> header : answer.allHeaders()) {
      definition.withHeader(header.getKey(), header.getValue());
      answered.add(new HttpHeader(header.getKey(), header.getValue()));
    }
    Response response =
        Response.response()
            .status(answer.status())
            .headers(new HttpHeaders(answered))
            .body(answer.body())
            .build();
    return new ServeEvent(
        exchange.id(),
        request(exchange),
        mapping,
        definition.build(),
        LoggedResponse.from(response, Limit.UNLIMITED),
        true,
        timing(exchange),
        new ArrayDeque<>());
  }

  /** WireMock accepts the time of a request only when it reads the event from JSON. */
  private static LoggedRequest request(Exchange exchange) {
    List<HttpHeader> headers = new ArrayList<>();
    exchange.headers().accept((name, value) -> headers.add(new HttpHeader(name, value)));
    Request request =
        ImmutableRequest.create()
            .withAbsoluteUrl(exchange.absoluteUrl().get())
            .withMethod(RequestMethod.fromString(exchange.method()))
            .withProtocol("HTTP/1.1")
            .withClientIp(exchange.clientIp())
            .withHeaders(new HttpHeaders(headers))
            .withBody(exchange.body())
            .build();
    Map<String, Object> logged = Json.objectToMap(LoggedRequest.createFrom(request));
    logged.put("loggedDate", exchange.at().toEpochMilli());
    logged.put("cookies", cookies(request));
    return Json.mapToObject(logged, LoggedRequest.class);
  }

  /** Each cookie's value by its name; all values, if it was sent several times. */
  private static Map<String, Object> cookies(Request request) {
    Map<String, List<String>> cookies = new LinkedHashMap<>();
    if (request.containsHeader("Cookie")) {
      for (String pair : String.join(";", request.header("Cookie").values()).split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          cookies
              .computeIfAbsent(pair.substring(0, equals).trim(), name -> new ArrayList<>())
              .add(pair.substring(equals + 1).trim().replaceAll("^\"(.*)\"$", "$1"));
        }
      }
    }
    Map<String, Object> written = new LinkedHashMap<>();
    cookies.forEach(
        (name, values) -> written.put(name, values.size() == 1 ? values.get(0) : values));
    return written;
  }

  private static Timing timing(Exchange exchange) {
    int millis = exchange.processMillis();
    // It is stored before the response is sent, so that a client with the response finds it.
    Map<String, Object> timing =
        Map.of(
            "addedDelay", 0,
            "processTime", millis,
            "responseSendTime", 0,
            "serveTime", millis,
            "totalTime", millis);
    return Json.mapToObject(timing, Timing.class);
  }
}
