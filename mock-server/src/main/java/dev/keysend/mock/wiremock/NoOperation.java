package dev.keysend.mock.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.notmatched.NotMatchedRenderer;
import dev.keysend.contract.Operation;
import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.http.ErrorBodies;
import dev.keysend.mock.wiremock.state.MockState;
import java.nio.charset.StandardCharsets;

/**
 * Refuses requests that match neither the contract nor a stub: with the contract's error, or with a
 * page for browsers.
 */
final class NoOperation extends NotMatchedRenderer {
  private final MockState state;
  private final String advice;

  NoOperation(Operation operation, MockState state) {
    this.state = state;
    this.advice =
        "There is nothing at this path: the contract has "
            + operation.method()
            + " "
            + operation.path()
            + ", and no stub matches";
  }

  @Override
  protected ResponseDefinition render(Admin admin, ServeEvent event) {
    Request request = event.getRequest();
    state.unexpected().add(request.getMethod() + " " + state.masks().text(request.getUrl()));
    Answer answer = state.errors().refuse(ErrorBodies.NOT_FOUND, 404, advice);
    ResponseDefinitionBuilder response = aResponse().withStatus(answer.status());
    // WireMock keeps only this response's status, Content-Type and body text.
    return isBrowser(request)
        ? response.withHeader("Content-Type", "text/html; charset=UTF-8").withBody(page()).build()
        : response
            .withHeader("Content-Type", answer.headers().get("Content-Type"))
            .withBody(new String(answer.body(), StandardCharsets.UTF_8))
            .build();
  }

  /** A browser that opens an address asks for HTML; a page's script does not. */
  private static boolean isBrowser(Request request) {
    return request.header("Accept").isPresent()
        && request.header("Accept").values().stream().anyMatch(type -> type.contains("text/html"));
  }

  /** It contains nothing of the request. */
  private String page() {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"UTF-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<title>Not Found - Keysend mock server</title></head>\n<body>\n<main>\n"
        + "<h1>Not Found</h1>\n<p>"
        + advice
        + ".</p>\n<p><a href=\"/\">The mock's page</a> pays, and shows wallet and keys.</p>\n"
        + "</main>\n</body>\n</html>\n";
  }
}
