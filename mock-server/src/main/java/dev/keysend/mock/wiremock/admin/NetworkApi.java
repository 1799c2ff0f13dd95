package dev.keysend.mock.wiremock.admin;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.mock.endpoint.network.Delay;
import dev.keysend.mock.endpoint.network.NetworkSettings;
import dev.keysend.mock.wiremock.state.MockState;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds the network settings to WireMock's admin API, to read and to change. */
final class NetworkApi implements AdminApiExtension {
  private static final String PATH = "/keysend/network";
  private static final String DELAY = "delay";
  private static final String RATE = "failure_rate";
  private static final String AT_ONCE = "max_payments_at_once";

  private final MockState state;

  NetworkApi(MockState state) {
    this.state = state;
  }

  @Override
  public String getName() {
    return "keysend-network";
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    router.add(RequestMethod.GET, PATH, (admin, event, path) -> shown());
    router.add(RequestMethod.PUT, PATH, (admin, event, path) -> put(event));
  }

  private ResponseDefinition put(ServeEvent event) {
    try {
      JsonNode body = Json.read(event.getRequest().getBody());
      state.network().change(read(body, state.network().settings()));
      return shown();
    } catch (MalformedJsonException e) {
      return WalletApi.refused(
          state, "request-malformed", 400, "The body is not JSON: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return WalletApi.refused(state, "request-invalid", 400, e.getMessage());
    }
  }

  /** Settings that the request does not name stay unchanged. */
  private static NetworkSettings read(JsonNode body, NetworkSettings before) {
    if (!body.isObject()) {
      throw new IllegalArgumentException("the body: must be an object");
    }
    NetworkSettings settings = before;
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      JsonNode value = field.getValue();
      switch (field.getKey()) {
        case DELAY ->
            settings =
                settings.with(Delay.parse(checked(DELAY, value.isString(), value, "a text")));
        case RATE ->
            settings =
                settings.withFailureRate(
                    Double.parseDouble(checked(RATE, value.isNumber(), value, "a number")));
        case AT_ONCE ->
            settings =
                settings.withPaymentsAtOnce(
                    Integer.parseInt(
                        checked(AT_ONCE, value.canConvertToInt(), value, "an integer")));
        default ->
            throw new IllegalArgumentException(
                "/"
                    + field.getKey()
                    + ": is not known here; the fields are "
                    + String.join(", ", DELAY, RATE, AT_ONCE));
      }
    }
    return settings;
  }

  private static String checked(String name, boolean right, JsonNode value, String kind) {
    if (!right) {
      throw new IllegalArgumentException("/" + name + ": must be " + kind);
    }
    return value.asString();
  }

  private ResponseDefinition shown() {
    NetworkSettings settings = state.network().settings();
    ObjectNode body = StateApi.NODES.objectNode();
    body.put(DELAY, settings.delay().toString());
    body.put(RATE, settings.failureRate());
    body.put(AT_ONCE, settings.paymentsAtOnce());
    return StateApi.json(body);
  }
}
