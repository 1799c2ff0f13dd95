package dev.keysend.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The contract's recorded examples equal those in the endpoint's documentation, value for value.
 */
class RecordedExamplesTest {
  private final Operation operation = Contract.load().operation();

  @Test
  void recorded201IsUnchanged() throws Exception {
    assertIsRecorded(example("201", "keysend-sent"), "recorded-201.json");
  }

  @Test
  void recorded400IsUnchanged() throws Exception {
    assertIsRecorded(example("400", "failure-no-route"), "recorded-400.json");
  }

  @Test
  void recordedRequestIsUnchanged() throws Exception {
    JsonNode request = operation.requestExamples().get("keysend-sent").value();
    for (var field : recorded("recorded-request.json").properties()) {
      assertThat(request.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue());
    }
    assertThat(request.at("/passThru/ticketId"))
        .isEqualTo(recorded("recorded-201.json").at("/passThru/ticketId"));
  }

  private void assertIsRecorded(JsonNode example, String resource) throws Exception {
    assertThat(example)
        .as("the recorded example; if the documentation itself has changed, change %s", resource)
        .isEqualTo(recorded(resource));
  }

  private JsonNode example(String status, String name) {
    return operation.responses().get(status).examples().get(name).value();
  }

  private JsonNode recorded(String resource) throws IOException, MalformedJsonException {
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(resource))) {
      return Json.read(in.readAllBytes());
    }
  }
}
