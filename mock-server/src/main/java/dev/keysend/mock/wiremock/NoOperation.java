package dev.keysend.mock.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.notmatched.NotMatchedRenderer;
import dev.keysend.contract.Operation;
import dev.keysend.mock.endpoint.Answer;
import java.nio.charset.StandardCharsets;

/** Refuses what neither the contract nor a stub has an operation for. */
final class NoOperation extends NotMatchedRenderer {
  private final MockState state;
  private final String advice;

  NoOperation(Operation operation, MockState state) {
    this.state = state;
    this.advice =
        "Nothing answers here: the contract has "
            + operation.method()
            + " "
            + operation.path()
            + ", and no stub matches";
  }

  @Override
  protected ResponseDefinition render(Admin admin, ServeEvent event) {
    String url = state.masks().text(event.getRequest().getUrl());
    state.unexpected().add(event.getRequest().getMethod() + " " + url);
    Answer answer = state.errors().refuse("operation-unknown", 404, advice);
    ResponseDefinitionBuilder response = aResponse().withStatus(answer.status());
    answer.headers().forEach(response::withHeader);
    // WireMock reads this body as text and nothing else.
    return response.withBody(new String(answer.body(), StandardCharsets.UTF_8)).build();
  }
}
