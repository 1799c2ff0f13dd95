package dev.keysend.mock.record;

import static com.github.tomakehurst.wiremock.http.Response.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Limit;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import dev.keysend.mock.secret.KeysendPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ExchangeRecorderTest {
  @TempDir private Path folder;

  @Test
  void runStopsWritingAtTheLimit() {
    ExchangeRecorder recorder = new ExchangeRecorder(Contract.load(), folder, 2);
    LiveExchange exchange = exchange(Contract.load().operation());

    assertThat(recorder.record(exchange)).startsWith("Wrote ");
    assertThat(recorder.record(exchange)).startsWith("Wrote ");
    assertThat(recorder.record(exchange))
        .isEqualTo(
            "Not written: this run has written 2 examples, which is the limit; start it again to"
                + " write more");
    assertThat(folder.toFile().list()).hasSize(2);
  }

  private static LiveExchange exchange(Operation operation) {
    JsonNode order = operation.requestExamples().values().iterator().next().value();
    JsonNode transaction =
        operation.responses().get("201").examples().values().iterator().next().value();
    LoggedRequest request =
        LoggedRequest.createFrom(
            ImmutableRequest.create()
                .withAbsoluteUrl("http://127.0.0.1" + operation.path("waka_of_somebody"))
                .withMethod(RequestMethod.POST)
                .withHeaders(new HttpHeaders(new HttpHeader("X-Api-Key", "pak_of_somebody")))
                .withBody(Json.write(order).getBytes(StandardCharsets.UTF_8))
                .build());
    LoggedResponse response =
        LoggedResponse.from(
            response()
                .status(201)
                .headers(new HttpHeaders(new HttpHeader("Content-Type", "application/json")))
                .body(Json.write(transaction))
                .build(),
            Limit.UNLIMITED);
    return LiveExchange.of(request, response, new KeysendPath(operation.path()));
  }
}
