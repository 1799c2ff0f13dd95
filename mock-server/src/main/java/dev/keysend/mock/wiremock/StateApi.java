package dev.keysend.mock.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.wallet.Payment;
import dev.keysend.mock.wallet.Wallet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Adds the wallet to WireMock's admin API: what it holds, what it paid, and a reset. */
final class StateApi implements AdminApiExtension {
  /** Enough for a page; the whole journal is at WireMock's own {@code /__admin/requests}. */
  private static final int SHOWN_PAYMENTS = 50;

  private final MockState state;

  StateApi(MockState state) {
    this.state = state;
  }

  @Override
  public String getName() {
    return "keysend-state";
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    router.add(RequestMethod.GET, "/keysend/state", (admin, event, path) -> json(state()));
    router.add(
        RequestMethod.POST,
        "/keysend/reset",
        (admin, event, path) -> {
          Engine.reset(admin);
          state.reset();
          return json(state());
        });
  }

  private ObjectNode state() {
    Ledger ledger = state.ledger();
    Wallet wallet = ledger.wallet(state.keys().walletKey()).orElseThrow();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("balance", wallet.balance());
    body.put("opening_balance", wallet.openingBalance());
    body.put("count", ledger.count());
    ArrayNode shown = body.putArray("payments");
    List<Payment> payments = ledger.payments();
    for (int i = payments.size() - 1; i >= 0 && shown.size() < SHOWN_PAYMENTS; i--) {
      Payment payment = payments.get(i);
      ObjectNode entry = shown.addObject();
      entry
          .put("number", payment.number())
          .put("id", payment.transactionId())
          .put("settled_at", payment.settledAt())
          .put("num_satoshis", payment.satoshis())
          .put("dest_pubkey", payment.destination())
          .put("r_hash_decoded", payment.paymentHash())
          .put("payment_preimage", payment.preimage())
          .put("balance", payment.balance());
      if (payment.order().passThru() != null) {
        entry.set("passThru", read(payment.order().passThru()));
      }
    }
    return body;
  }

  private static JsonNode read(String text) {
    try {
      return Json.read(text);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("The mock wrote it itself", e);
    }
  }

  private static ResponseDefinition json(ObjectNode body) {
    return aResponse()
        .withHeader("Content-Type", "application/json; charset=UTF-8")
        .withHeader("Cache-Control", "no-store")
        .withBody(Json.write(body))
        .build();
  }
}
