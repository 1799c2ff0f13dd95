package dev.keysend.mock.wiremock.admin;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.keysend.contract.Json;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.wallet.Payment;
import dev.keysend.mock.wallet.Wallet;
import dev.keysend.mock.wiremock.state.MockState;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Adds the state of the mock to WireMock's admin API: balances, payments, and a reset. */
final class StateApi implements AdminApiExtension {
  static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Enough for a page; {@code ?limit=N} changes the number. */
  static final int SHOWN = 50;

  private static final Pattern LIMIT = Pattern.compile("[0-9]{1,9}");

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
    router.add(
        RequestMethod.GET,
        "/keysend/state",
        (admin, event, path) -> limited(state, event, limit -> json(state(limit))));
    router.add(
        RequestMethod.POST,
        "/keysend/reset",
        (admin, event, path) -> {
          AdminApi.reset(admin);
          state.reset();
          return json(state(SHOWN));
        });
  }

  /** Responds with as many payments and requests as requested. */
  static ResponseDefinition limited(
      MockState state, ServeEvent event, IntFunction<ResponseDefinition> answer) {
    QueryParameter limit = event.getRequest().queryParameter("limit");
    if (!limit.isPresent()) {
      return answer.apply(SHOWN);
    }
    return LIMIT.matcher(limit.firstValue()).matches()
        ? answer.apply(Integer.parseInt(limit.firstValue()))
        : WalletApi.refused(
            state,
            "request-invalid",
            400,
            "limit: must be a whole number of up to nine digits, such as 1000");
  }

  /** The first wallet's fields are at the top level, for mocks with one wallet. */
  private ObjectNode state(int limit) {
    Ledger ledger = state.ledger();
    Wallet first = ledger.wallet(state.keys().walletKey()).orElseThrow();
    ObjectNode body = NODES.objectNode();
    body.put("balance", first.balance());
    body.put("opening_balance", first.openingBalance());
    body.put("count", ledger.count());
    ArrayNode wallets = body.putArray("wallets");
    wallets.add(wallet(first));
    ledger.wallets().values().stream()
        .filter(wallet -> wallet != first)
        .forEach(wallet -> wallets.add(wallet(wallet)));
    ArrayNode shown = body.putArray("payments");
    List<Payment> payments = ledger.payments();
    for (int i = payments.size() - 1; i >= 0 && shown.size() < limit; i--) {
      shown.add(payment(payments.get(i)));
    }
    body.putObject("dropped")
        .put("payments", ledger.dropped())
        .put("requests", state.journal().dropped());
    return body;
  }

  static ObjectNode wallet(Wallet wallet) {
    return NODES
        .objectNode()
        .put("id", wallet.id())
        .put("balance", wallet.balance())
        .put("opening_balance", wallet.openingBalance())
        .put("count", wallet.count());
  }

  static ObjectNode payment(Payment payment) {
    ObjectNode entry =
        NODES
            .objectNode()
            .put("number", payment.number())
            .put("id", payment.transactionId())
            .put("wallet", payment.walletId())
            .put("settled_at", payment.settledAt())
            .put("num_satoshis", payment.satoshis())
            .put("dest_pubkey", payment.destination())
            .put("r_hash_decoded", payment.paymentHash())
            .put("payment_preimage", payment.preimage())
            .put("balance", payment.balance());
    String passThru = payment.order().passThru();
    if (passThru != null) {
      // Its tree would take many times the memory of its text.
      entry.putRawValue("passThru", new RawValue(passThru));
    }
    return entry;
  }

  static ResponseDefinition json(ObjectNode body) {
    return aResponse()
        .withHeader("Content-Type", "application/json; charset=UTF-8")
        .withHeader("Cache-Control", "no-store")
        .withBody(Json.write(body))
        .build();
  }
}
