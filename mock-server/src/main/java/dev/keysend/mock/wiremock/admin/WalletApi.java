package dev.keysend.mock.wiremock.admin;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.mock.endpoint.ReceivedRequest;
import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.wallet.Payment;
import dev.keysend.mock.wallet.Wallet;
import dev.keysend.mock.wiremock.state.MockState;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds wallets to WireMock's admin API, to open, show, reset and remove them. */
final class WalletApi implements AdminApiExtension {
  private static final String PATH = "/keysend/wallets/{key}";
  private static final String BALANCE = "balance";

  private final MockState state;

  WalletApi(MockState state) {
    this.state = state;
  }

  @Override
  public String getName() {
    return "keysend-wallets";
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    router.add(
        RequestMethod.GET,
        PATH,
        (admin, event, path) ->
            StateApi.limited(state, event, limit -> known(path, key -> shown(key, limit))));
    router.add(RequestMethod.PUT, PATH, (admin, event, path) -> put(event, key(path)));
    router.add(
        RequestMethod.DELETE,
        PATH,
        (admin, event, path) ->
            known(
                path,
                key -> {
                  state.wallets().close(key);
                  return StateApi.json(StateApi.NODES.objectNode().put("removed", true));
                }));
    router.add(
        RequestMethod.POST,
        PATH + "/reset",
        (admin, event, path) ->
            known(
                path,
                key -> {
                  state.wallets().reset(key);
                  return shown(key, StateApi.SHOWN);
                }));
  }

  private static String key(PathParams path) {
    return URLDecoder.decode(path.get("key").replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private ResponseDefinition known(PathParams path, Function<String, ResponseDefinition> then) {
    String key = key(path);
    if (state.wallets().find(key).isEmpty()) {
      return refused("wallet-unknown", 404, "No wallet has this key; PUT opens one");
    }
    try {
      return then.apply(key);
    } catch (IllegalStateException e) {
      return refused("wallet-stays", 409, e.getMessage());
    }
  }

  private ResponseDefinition put(ServeEvent event, String key) {
    JsonNode body;
    try {
      body = Json.read(event.getRequest().getBody());
    } catch (MalformedJsonException e) {
      return refused("request-malformed", 400, "The body is not JSON: " + e.getMessage());
    }
    String problem = problem(body);
    if (problem != null) {
      return refused("request-invalid", 400, problem);
    }
    try {
      state.wallets().open(key, body.get(BALANCE).longValue());
    } catch (IllegalArgumentException e) {
      return refused("request-invalid", 400, e.getMessage());
    } catch (IllegalStateException e) {
      return refused("too-many-wallets", 409, e.getMessage());
    }
    return shown(key, StateApi.SHOWN);
  }

  private static @Nullable String problem(JsonNode body) {
    if (!body.isObject()) {
      return "the body: must be an object, {\"balance\": N}";
    }
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (!field.getKey().equals(BALANCE)) {
        return "/" + field.getKey() + ": is not known here; send {\"balance\": N}";
      }
    }
    JsonNode balance = body.path(BALANCE);
    return balance.isIntegralNumber() && balance.canConvertToLong() && balance.longValue() >= 0
        ? null
        : "/balance: must be an integer from 0, in satoshis";
  }

  private ResponseDefinition shown(String key, int limit) {
    Wallet wallet = state.wallets().find(key).orElseThrow();
    ObjectNode body = StateApi.wallet(wallet);
    ArrayNode payments = body.putArray("payments");
    List<Payment> paid = state.wallets().payments(key);
    paid.subList(Math.max(0, paid.size() - limit), paid.size())
        .forEach(payment -> payments.insert(0, StateApi.payment(payment)));
    ArrayNode requests = body.putArray("requests");
    List<ReceivedRequest> received = state.wallets().requests(key);
    received
        .subList(Math.max(0, received.size() - limit), received.size())
        .forEach(
            request ->
                requests
                    .insertObject(0)
                    .put("at", request.at().toString())
                    .put("method", request.method())
                    .put("url", request.url())
                    .put("status", request.status())
                    .put("outcome", request.outcome()));
    return StateApi.json(body);
  }

  private ResponseDefinition refused(String outcome, int status, @Nullable String message) {
    return refused(state, outcome, status, message);
  }

  static ResponseDefinition refused(
      MockState state, String outcome, int status, @Nullable String message) {
    Answer answer = state.errors().refuse(outcome, status, String.valueOf(message));
    ResponseDefinitionBuilder response = aResponse().withStatus(status);
    answer.allHeaders().forEach(header -> response.withHeader(header.getKey(), header.getValue()));
    return response.withBody(answer.body()).build();
  }
}
