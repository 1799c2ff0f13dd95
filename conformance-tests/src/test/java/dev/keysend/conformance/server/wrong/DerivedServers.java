package dev.keysend.conformance.server.wrong;

import dev.keysend.conformance.request.Keys;
import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.NotPossibleException;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.request.Requests;
import dev.keysend.conformance.run.observation.Observations;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Servers for the rules that the kit derives from the constraints of a request field. Each pays the
 * one request that breaks the constraint, so a new field needs no hand-written server.
 */
public final class DerivedServers {
  private DerivedServers() {}

  /** A server for each derived rule that no other server breaks. */
  public static List<WrongServer> beside(Set<String> broken) {
    List<WrongServer> servers = new ArrayList<>();
    for (Probe probe : plan().probes().filter(each -> each.kind() == Kind.INVALID).toList()) {
      String rule = "refuses-" + probe.id();
      if (!broken.contains(rule)) {
        body(probe).ifPresent(body -> servers.add(pays(probe.title(), Json.write(body), rule)));
      }
    }
    return servers;
  }

  private static WrongServer pays(String title, String text, String rule) {
    return WrongServer.of(
        "pays " + title, b -> b.alsoPays = body -> Json.write(body).equals(text), rule);
  }

  private static Plan plan() {
    Contract contract = Contract.load();
    String destination =
        contract
            .operation()
            .requestExamples()
            .get("keysend-sent")
            .value()
            .path("dest_pubkey")
            .asString();
    Keys keys =
        new Keys(
            KeysendServer.API_KEY,
            KeysendServer.WALLET_KEY,
            Optional.empty(),
            Optional.empty(),
            destination,
            destination,
            true);
    return Plan.full(contract, new Requests(contract, keys));
  }

  private static Optional<JsonNode> body(Probe probe) {
    try {
      return probe.draft().make(new Observations()).body();
    } catch (NotPossibleException e) {
      throw new IllegalStateException(probe.id(), e);
    }
  }
}
