package dev.keysend.conformance.server.wrong;

import static dev.keysend.conformance.server.wrong.WrongServer.wire;

import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.Reply;
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
            "is out of service for a body that is not JSON",
            b ->
                b.onWire =
                    (sent, reply) -> {
                      if (sent.json().isEmpty() && sent.method().equals("POST")) {
                        Reply broken = KeysendServer.error(503, "Out of service.");
                        reply.status = broken.status;
                        reply.body = broken.body;
                      }
                    },
            "refuses-body-cut-off",
            "refuses-body-empty",
            "refuses-two-amounts"));
    servers.add(
        error("leaves the error's message out", e -> e.remove("message"), "failure-schema"));
    servers.add(
        error("says another status", e -> e.put("status", 422), "error-status-is-http-status"));
    servers.add(error("does not say why", e -> e.put("message", " "), "error-says-why"));
    servers.add(
        wire(
            "refuses with a page's media type",
            400,
            reply -> reply.headers.put("Content-Type", "text/html"),
            "failure-media-type"));
    servers.add(
        wire("refuses with a page", 400, reply -> reply.body = "<h1>No</h1>", "failure-is-json"));
    servers.add(
        WrongServer.of(
            "refuses with 422",
            b -> {
              b.refusalStatus = 422;
            },
            "refusal-status"));
    servers.add(
        wire(
            "denies with a page's media type",
            401,
            reply -> reply.headers.put("Content-Type", "text/html"),
            "other-failure-media-type"));
    servers.add(
        wire("denies with a page", 401, reply -> reply.body = "No", "other-failure-is-json"));
    servers.add(
        WrongServer.of(
            "denies without a message",
            b -> b.onDenial = e -> e.remove("message"),
            "other-failure-schema"));
    servers.add(
        WrongServer.of(
            "denies with another status in the body",
            b -> b.onDenial = e -> e.put("status", 400),
            "other-error-status-is-http-status"));
    servers.add(
        error(
            "shows its stack",
            e -> e.put("stack-trace", "#0 /var/www/src/Wallet.php(77): pay()"),
            "failure-hides-internals"));
    servers.add(
        WrongServer.of(
            "shows its SQL to strangers",
            b ->
                b.onDenial =
                    e -> e.put("message", "SELECT id FROM wallet WHERE access_key = ? returned 0"),
            "failure-hides-internals"));
    servers.add(
        WrongServer.of(
            "fails with 402",
            b ->
                b.onWire =
                    (sent, reply) -> {
                      if (reply.body.contains("NO_ROUTE")) {
                        reply.status = 402;
                        reply.body = reply.body.replace("\"status\":400", "\"status\":402");
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
