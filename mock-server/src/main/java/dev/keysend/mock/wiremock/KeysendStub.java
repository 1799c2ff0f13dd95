package dev.keysend.mock.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.keysend.mock.endpoint.Call;
import dev.keysend.mock.endpoint.KeysendEndpoint;
import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.Delivery;
import dev.keysend.mock.http.SilentResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Responds as a WireMock stub of the lowest priority, so that every other stub takes precedence.
 */
final class KeysendStub implements ResponseDefinitionTransformerV2 {
  private static final String NAME = "keysend";

  private final KeysendEndpoint endpoint;

  /** Creates the transformer for the stub's responses. */
  KeysendStub(KeysendEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** The stub that matches every request of the operation's path. */
  StubMapping mapping() {
    return own(NAME, any(urlPathMatching(endpoint.path().pattern())));
  }

  /** The stub that matches requests for a wallet and its transactions. */
  StubMapping views() {
    return own("wallet", get(urlPathMatching(endpoint.viewPattern())));
  }

  private static StubMapping own(String name, MappingBuilder mapping) {
    return mapping
        .withId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
        .withName(name)
        .atPriority(Integer.MAX_VALUE)
        .persistent(false)
        .willReturn(aResponse().withTransformers(NAME, PlainHeaders.NAME))
        .build();
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Answer answer = endpoint.answer(new WireMockCall(event.getRequest()));
    Delivery delivery = answer.delivery();
    if (delivery.kind() == Delivery.Kind.DROPPED) {
      return aResponse()
          .withFault(Fault.CONNECTION_RESET_BY_PEER)
          .withFixedDelay(Math.toIntExact(delivery.delay().toMillis()))
          .build();
    }
    // A changed stub may have a delay.
    ResponseDefinitionBuilder response =
        ResponseDefinitionBuilder.like(event.getResponseDefinition()).withStatus(answer.status());
    answer.allHeaders().forEach(header -> response.withHeader(header.getKey(), header.getValue()));
    if (!delivery.delay().isZero()) {
      response.withFixedDelay(Math.toIntExact(delivery.delay().toMillis()));
    }
    if (delivery.kind() == Delivery.Kind.SILENT) {
      return response.withHeader(SilentResponse.HEADER, "true").build();
    }
    byte[] body = answer.body();
    if (delivery.kind() == Delivery.Kind.HALF) {
      // The announced rest never comes, so the server has to end the connection.
      response.withHeader("Content-Length", Integer.toString(body.length));
      body = Arrays.copyOf(body, body.length / 2);
    }
    return response.withBody(body).build();
  }

  private record WireMockCall(Request request) implements Call {
    @Override
    public String method() {
      return request.getMethod().getName();
    }

    @Override
    public String path() {
      return URI.create(request.getUrl()).getRawPath();
    }

    @Override
    public String query() {
      return Objects.requireNonNullElse(URI.create(request.getUrl()).getRawQuery(), "");
    }

    @Override
    public List<String> headers(String name) {
      return request.header(name).isPresent() ? request.header(name).values() : List.of();
    }

    @Override
    public byte[] body() {
      return request.getBody();
    }
  }
}
