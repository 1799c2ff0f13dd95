package dev.keysend.mock.wiremock;

import dev.keysend.contract.Contract;
import dev.keysend.mock.endpoint.network.Network;
import dev.keysend.mock.example.ExamplePair;
import dev.keysend.mock.http.Limits;
import dev.keysend.mock.http.tls.Https;
import dev.keysend.mock.secret.Keys;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.webhook.WebhookTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an engine.
 *
 * @param contract the contract to serve
 * @param simulated whether wallets pay; otherwise responses are the recorded examples
 * @param settledExample the contract's 201 example that responses to settled payments follow; null
 *     for its first one
 * @param acceptForms whether a payment's body may be a form
 * @param network what it does to payments that would settle
 * @param seed makes random values repeatable; null for unpredictable ones
 * @param keys the keys that the mock accepts
 * @param ledger the wallets
 * @param bindAddress where to listen
 * @param port the port, or 0 for one that the system picks
 * @param https a second port, for HTTPS; null for none
 * @param limits the limits for clients
 * @param journalSize how many requests the journal keeps
 * @param keptBytes how many bytes the journal may take
 * @param admin whether the admin API is served
 * @param allowedHosts host names that the admin API accepts, in addition to loopback names
 * @param allowedOrigins whose pages may call it with credentials
 * @param requests receives a line for each request; null for none
 * @param allowShutdown whether the admin API may stop the mock
 * @param allowProxying whether stubs may hand requests on to other servers
 * @param mappings a folder of WireMock's mapping files; null for none
 * @param examples pairs in addition to the contract's examples
 * @param webhook the receiver of webhooks; null for none
 * @param webhookSecret what webhooks are signed with; null for no signature
 * @param notices receives messages for the person who runs the mock
 */
public record EngineSettings(
    Contract contract,
    boolean simulated,
    @Nullable String settledExample,
    boolean acceptForms,
    Network network,
    @Nullable Long seed,
    Keys keys,
    Ledger ledger,
    String bindAddress,
    int port,
    @Nullable Https https,
    Limits limits,
    int journalSize,
    long keptBytes,
    boolean admin,
    List<String> allowedHosts,
    List<String> allowedOrigins,
    @Nullable Consumer<String> requests,
    boolean allowShutdown,
    boolean allowProxying,
    @Nullable Path mappings,
    List<ExamplePair> examples,
    @Nullable WebhookTarget webhook,
    @Nullable String webhookSecret,
    Consumer<String> notices) {
  @Override
  public String toString() {
    return "EngineSettings";
  }
}
