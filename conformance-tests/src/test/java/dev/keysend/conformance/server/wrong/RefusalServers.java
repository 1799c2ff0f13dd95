package dev.keysend.conformance.server.wrong;

import static dev.keysend.conformance.server.wrong.WrongServer.wire;

import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Servers that refuse what they should, but with a wrong response. */
public final class RefusalServers {
  private RefusalServers() {}

  public static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    servers.add(
        WrongServer.of(
            "responds with 503 to a body that is not JSON",
            b ->
                b.onWire =
                    (sent, response) -> {
                      if (sent.json().isEmpty() && sent.method().equals("POST")) {
                        Response broken = KeysendServer.error(503, "Out of service.");
                        response.status = broken.status;
                        response.body = broken.body;
                      }
                    },
            "refuses-body-cut-off",
            "refuses-two-amounts",
            "refuses-two-payments"));
    servers.add(error("omits the error's message", e -> e.remove("message"), "failure-schema"));
    servers.add(
        error(
            "writes another status into the error",
            e -> e.put("status", 422),
            "error-status-is-http-status"));
    servers.add(
        error("refuses with a blank message", e -> e.put("message", " "), "error-says-why"));
    servers.add(
        wire(
            "labels a refusal as HTML",
            400,
            response -> response.headers.put("Content-Type", "text/html"),
            "failure-media-type"));
    servers.add(
        wire(
            "refuses with an HTML page",
            400,
            response -> response.body = "<h1>No</h1>",
            "failure-is-json"));
    servers.add(
        WrongServer.of(
            "refuses with 422",
            b -> {
              b.refusalStatus = 422;
            },
            "refusal-status"));
    servers.add(
        wire(
            "labels the refusal of a key as HTML",
            401,
            response -> response.headers.put("Content-Type", "text/html"),
            "other-failure-media-type"));
    servers.add(
        wire(
            "refuses a key with plain text",
            401,
            response -> response.body = "No",
            "other-failure-is-json"));
    servers.add(
        WrongServer.of(
            "refuses a key without a message",
            b -> b.onDenial = e -> e.remove("message"),
            "other-failure-schema"));
    servers.add(
        WrongServer.of(
            "refuses a key with another status in the body",
            b -> b.onDenial = e -> e.put("status", 400),
            "other-error-status-is-http-status"));
    servers.add(
        error(
            "shows a stack trace",
            e -> e.put("stack-trace", "#0 /var/www/src/Wallet.php(77): pay()"),
            "failure-hides-internals"));
    servers.add(
        WrongServer.of(
            "shows its SQL to callers without a valid key",
            b ->
                b.onDenial =
                    e -> e.put("message", "SELECT id FROM wallet WHERE access_key = ? returned 0"),
            "failure-hides-internals"));
    servers.add(
        WrongServer.of(
            "reports a failed payment with 402",
            b ->
                b.onWire =
                    (sent, response) -> {
                      if (response.body.contains("NO_ROUTE")) {
                        response.status = 402;
                        response.body = response.body.replace("\"status\":400", "\"status\":402");
                      }
                    },
            "failed-payment-status"));
    servers.add(
        WrongServer.of(
            "does not say why a payment failed",
            b -> b.onFailure = e -> e.put("message", "Sorry"),
            "failed-payment-says-why"));
    return servers;
  }

  private static WrongServer error(String name, Consumer<ObjectNode> change, String... breaks) {
    return WrongServer.of(name, b -> b.onRefusal = change, breaks);
  }
}
