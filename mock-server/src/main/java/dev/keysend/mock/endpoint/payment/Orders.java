package dev.keysend.mock.endpoint.payment;

import dev.keysend.contract.Json;
import dev.keysend.mock.wallet.Order;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads what a body asks for. */
final class Orders {
  private Orders() {}

  /** What a valid request asks for. */
  static Order of(JsonNode body) {
    Map<String, String> records = Map.of();
    JsonNode sent = body.path("custom_records");
    if (!sent.isEmpty()) {
      records = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : sent.properties()) {
        records.put(entry.getKey(), entry.getValue().asString());
      }
    }
    JsonNode passThru = body.get("passThru");
    return new Order(
        body.path("dest_pubkey").asString().toLowerCase(Locale.ROOT),
        body.path("num_satoshis").decimalValue().longValueExact(),
        records,
        passThru == null ? null : Json.write(passThru),
        body.hasNonNull("fee_limit_msat")
            ? body.path("fee_limit_msat").decimalValue().longValueExact()
            : null);
  }
}
