package dev.keysend.conformance.server.wrong;

import dev.keysend.conformance.server.KeysendServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Servers that refuse what they must pay. */
public final class PickyServers {
  private PickyServers() {}

  public static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    servers.add(
        refusing(
            "refuses one satoshi",
            body -> body.path("num_satoshis").asLong(0) == 1,
            "accepts-smallest"));
    servers.add(
        refusing(
            "refuses ticket numbers of two satoshis",
            body -> body.path("passThru").has("ticketId") && body.path("num_satoshis").asInt() == 2,
            "accepts-pass-through"));
    servers.add(
        refusing(
            "refuses more than one record",
            body -> body.path("custom_records").size() > 1,
            "accepts-custom-records",
            "accepts-every-field",
            "accepts-larger-amount",
            "accepts-long-record"));
    servers.add(
        refusing(
            "refuses long records",
            body ->
                body.path("custom_records").values().stream()
                    .anyMatch(value -> value.asString("").length() > 255),
            "accepts-long-record"));
    servers.add(
        refusing(
            "refuses nested data",
            body -> body.path("passThru").has("nested"),
            "accepts-every-field",
            "accepts-other-layout"));
    servers.add(
        refusing(
            "refuses empty data",
            body -> body.path("passThru").isObject() && body.path("passThru").isEmpty(),
            "accepts-empty-objects"));
    servers.add(
        refusing(
            "refuses a fee limit",
            body -> body.path("fee_limit_msat").asLong(0) == 1000,
            "accepts-fee-limit-msat"));
    servers.add(
        refusing("refuses unknown fields", body -> body.has("x_unknown"), "accepts-unknown-field"));
    servers.add(
        refusing(
            "refuses larger amounts",
            body -> body.path("num_satoshis").asLong(0) == 21,
            "accepts-larger-amount"));
    servers.add(
        WrongServer.of(
            "refuses white space",
            b -> b.refusesText = text -> text.startsWith("\r\n"),
            "accepts-other-layout"));
    servers.add(
        WrongServer.of(
            "refuses a repeated payment",
            b ->
                b.refuses =
                    body ->
                        KeysendServer.isPlain(body)
                            && body.path("num_satoshis").asLong(0) == 1
                            && body.path("dest_pubkey").asString("").startsWith("03386")
                            && b.counter.incrementAndGet() > 1,
            "accepts-payments-at-once",
            "accepts-api-key-header",
            "accepts-payment-again"));
    servers.add(
        refusing(
            "refuses a payment of two satoshis with no other field",
            body -> KeysendServer.isPlain(body) && body.path("num_satoshis").asLong(0) == 2,
            "accepts-payments-at-once"));
    servers.add(
        refusing(
            "refuses upper-case keys",
            body -> body.path("dest_pubkey").asString("").matches(".*[A-F].*"),
            "accepts-upper-case-key"));
    servers.add(
        WrongServer.of(
            "repeats a refusal for the next request on its connection",
            b ->
                b.onSameConnection =
                    (sent, before) -> before.status >= 400 ? Optional.of(before) : Optional.empty(),
            "accepts-custom-records",
            "refusals-leave-balance"));
    return servers;
  }

  private static WrongServer refusing(String name, Predicate<JsonNode> refuses, String... breaks) {
    return WrongServer.of(name, b -> b.refuses = refuses, breaks);
  }
}
