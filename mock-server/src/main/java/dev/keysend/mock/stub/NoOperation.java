package dev.keysend.mock.stub;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.notmatched.NotMatchedRenderer;
import dev.keysend.contract.Operation;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Refuses what neither the contract nor a stub has an operation for. */
public final class NoOperation extends NotMatchedRenderer {
  private final ErrorAnswers errors;
  private final Masks masks;
  private final String advice;
  private final Consumer<String> unexpected;

  NoOperation(Operation operation, ErrorAnswers errors, Masks masks, Consumer<String> unexpected) {
    this.errors = errors;
    this.masks = masks;
    this.unexpected = unexpected;
    this.advice =
        "Nothing answers here: the contract has "
            + operation.method()
            + " "
            + operation.path()
            + ", and no stub matches";
  }

  @Override
  protected ResponseDefinition render(Admin admin, ServeEvent event) {
    unexpected.accept(
        event.getRequest().getMethod() + " " + masks.url(event.getRequest().getUrl()));
    Answer answer = errors.refuse("operation-unknown", 404, advice);
    ResponseDefinitionBuilder response = aResponse().withStatus(answer.status());
    answer.headers().forEach(response::withHeader);
    // WireMock reads this body as text and nothing else.
    return response.withBody(new String(answer.body(), StandardCharsets.UTF_8)).build();
  }
}
