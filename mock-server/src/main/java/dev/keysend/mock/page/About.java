package dev.keysend.mock.page;

import dev.keysend.contract.Example;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.ResponseExamples;
import dev.keysend.mock.secret.Keys;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data of the page, {@code /mock.json}: the endpoint, the mode, the sample keys, the contract's
 * request examples with the outcome of each, and the responses that can be requested with Prefer.
 */
final class About {
  private About() {}

  static String write(Operation operation, String mode, Keys keys, List<String> addresses) {
    ObjectNode about = JsonNodeFactory.instance.objectNode();
    about.put("method", operation.method());
    about.put("path", operation.path());
    about.put("mode", mode);
    ArrayNode urls = about.putArray("addresses");
    addresses.forEach(urls::add);
    ObjectNode shown = about.putObject("keys");
    // Your own key may be secret; the sample keys are not.
    putSample(shown, "apiKey", keys.apiKey(), Keys.SAMPLE.apiKey());
    putSample(shown, "walletKey", keys.walletKey(), Keys.SAMPLE.walletKey());
    putSample(
        shown, "readOnlyWalletKey", keys.readOnlyWalletKey(), Keys.SAMPLE.readOnlyWalletKey());
    Map<String, Answer> answers = new ResponseExamples(operation, List.of()).byName();
    ArrayNode requests = about.putArray("requests");
    for (Example example : operation.requestExamples().values()) {
      requests.add(request(example, answers));
    }
    ArrayNode preferable = about.putArray("answers");
    answers.forEach(
        (name, answer) -> preferable.addObject().put("name", name).put("status", answer.status()));
    return Json.write(about);
  }

  private static ObjectNode request(Example example, Map<String, Answer> answers) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("name", example.name());
    request.put("summary", example.summary());
    request.set("body", example.value());
    Answer answer = answers.get(example.name());
    if (answer != null) {
      request.put("status", answer.status());
    }
    JsonNode fault = example.node().get("x-fault");
    if (fault != null) {
      request.set("fault", fault);
    }
    return request;
  }

  private static void putSample(ObjectNode shown, String name, String key, String sample) {
    if (key.equals(sample)) {
      shown.put(name, key);
    }
  }
}
