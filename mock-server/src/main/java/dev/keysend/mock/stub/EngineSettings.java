package dev.keysend.mock.stub;

import dev.keysend.contract.Contract;
import dev.keysend.mock.Mode;
import dev.keysend.mock.example.ExamplePair;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.webhook.WebhookTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is made of.
 *
 * @param contract the contract to serve
 * @param mode where the answers come from
 * @param keys the keys that are taken
 * @param ledger the wallets
 * @param host the host of the mock's own address, for what is shown
 * @param bindAddress where to listen
 * @param port the port, or 0 for one that the system picks
 * @param limits what clients may take
 * @param journalSize how many requests the journal keeps
 * @param admin whether the admin API is served
 * @param mappings a folder of WireMock's mapping files; null for none
 * @param examples pairs beside the contract's own
 * @param webhook who is told of each payment; null for nobody
 * @param reset puts the whole mock back to its beginning
 * @param notices takes what the person who runs the mock should know
 */
public record EngineSettings(
    Contract contract,
    Mode mode,
    Keys keys,
    Ledger ledger,
    String host,
    String bindAddress,
    int port,
    Limits limits,
    int journalSize,
    boolean admin,
    @Nullable Path mappings,
    List<ExamplePair> examples,
    @Nullable WebhookTarget webhook,
    Runnable reset,
    Consumer<String> notices) {}
