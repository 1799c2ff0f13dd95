package dev.keysend.mock.stub;

import dev.keysend.contract.Example;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the page says about the mock: the endpoint, the sample keys, the magic destinations. */
final class About {
  private About() {}

  static String write(Operation operation, Keys keys) {
    ObjectNode about = JsonNodeFactory.instance.objectNode();
    about.put("method", operation.method());
    about.put("path", operation.path());
    ObjectNode shown = about.putObject("keys");
    // Keys of one's own may be secrets; the samples are none.
    if (keys.equals(Keys.SAMPLE)) {
      shown.put("API key", keys.apiKey());
      shown.put("Wallet key", keys.walletKey());
      shown.put("Read-only wallet key", keys.readOnlyWalletKey());
    }
    ArrayNode destinations = about.putArray("destinations");
    for (Example example : operation.requestExamples().values()) {
      String destination = example.value().path("dest_pubkey").asString();
      if (Magic.isMagic(example)) {
        destinations
            .addObject()
            .put("name", example.name())
            .put("summary", example.summary())
            .put("destination", destination);
      } else if (!about.has("example")) {
        about.put("example", destination);
      }
    }
    return Json.write(about);
  }
}
