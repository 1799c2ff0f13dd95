package dev.keysend.mock;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Operation;
import dev.keysend.mock.endpoint.key.KeyChecks;
import dev.keysend.mock.endpoint.key.Keys;
import dev.keysend.mock.endpoint.network.Delay;
import dev.keysend.mock.endpoint.network.Network;
import dev.keysend.mock.endpoint.network.NetworkSettings;
import dev.keysend.mock.endpoint.payment.PairCheck;
import dev.keysend.mock.example.ExampleFiles;
import dev.keysend.mock.example.ExamplePair;
import dev.keysend.mock.http.BindAddress;
import dev.keysend.mock.http.Limits;
import dev.keysend.mock.http.tls.Https;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.wallet.LedgerSettings;
import dev.keysend.mock.webhook.WebhookTarget;
import dev.keysend.mock.wiremock.EngineSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Settings of a {@link KeysendMockServer}. Every one has a default. */
public final class KeysendMockServerBuilder {
  /** What a wallet holds when nothing else is said, in satoshis. */
  public static final long DEFAULT_BALANCE = 1_000_000;

  /** How many bytes the journal may take, and the payments likewise. */
  private static final long KEPT_BYTES = 3L * 1024 * 1024;

  private static final int LAST_PORT = 65_535;

  private int port;
  private @Nullable Integer httpsPort;
  private @Nullable Path httpsKeyStore;
  private @Nullable String httpsKeyStorePassword;
  private String bindAddress = BindAddress.LOCALHOST;
  private long balance = DEFAULT_BALANCE;
  private long feeMsat;
  private @Nullable String settledExample;
  private Mode mode = Mode.SIMULATED;
  private @Nullable Long seed;
  private final Map<String, Long> wallets = new LinkedHashMap<>();
  private int journalSize = 1_000;
  private boolean admin = true;
  private final List<String> allowedHosts = new ArrayList<>();
  private final List<String> allowedOrigins = new ArrayList<>();
  private @Nullable Consumer<String> requests;
  private boolean allowShutdown;
  private boolean allowProxying;
  private @Nullable Path mappings;
  private @Nullable Path examples;
  private @Nullable URI webhook;
  private @Nullable String allowedWebhookHost;
  private @Nullable String webhookSecret;
  private boolean acceptForms;
  private NetworkSettings network = NetworkSettings.CALM;
  private Consumer<String> notices = notice -> {};
  private String apiKey = Keys.SAMPLE.apiKey();
  private String walletKey = Keys.SAMPLE.walletKey();
  private String readOnlyWalletKey = Keys.SAMPLE.readOnlyWalletKey();

  KeysendMockServerBuilder() {}

  /**
   * Where to listen.
   *
   * @param port a port, or 0 for one that the system picks, which is the default
   */
  public KeysendMockServerBuilder port(int port) {
    this.port = port("port", port);
    return this;
  }

  /**
   * Where to listen for HTTPS, beside the other port. The certificate is made at the start, for
   * {@code localhost} and both addresses of loopback, unless there is a {@linkplain #httpsKeyStore
   * key store}.
   *
   * @param port a port, or 0 for one that the system picks
   */
  public KeysendMockServerBuilder httpsPort(int port) {
    this.httpsPort = port("httpsPort", port);
    return this;
  }

  /**
   * The key and certificate for HTTPS.
   *
   * @param file a key store, PKCS12 or JKS, with one key
   * @param password its password, which is the key's too
   */
  public KeysendMockServerBuilder httpsKeyStore(Path file, String password) {
    this.httpsKeyStore = file;
    this.httpsKeyStorePassword = password;
    return this;
  }

  private static int port(String name, int port) {
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException(
          name + " is " + port + "; give 0 to " + LAST_PORT + ", 0 lets the system pick");
    }
    return port;
  }

  /**
   * Which of the machine's addresses to listen at.
   *
   * @param bindAddress an address; by default {@code localhost}, both addresses of loopback, so
   *     that no other machine can connect. {@code 0.0.0.0} is all of IPv4, {@code ::} all there is
   */
  public KeysendMockServerBuilder bindAddress(String bindAddress) {
    this.bindAddress = BindAddress.plain(notBlank("bindAddress", bindAddress));
    return this;
  }

  /**
   * What the wallet holds at first.
   *
   * @param satoshis an amount in satoshis, 0 or more
   */
  public KeysendMockServerBuilder balance(long satoshis) {
    this.balance = notNegative("balance", satoshis);
    return this;
  }

  /**
   * What the network takes for each payment, on top of its amount; 0 by default. A payment whose
   * {@code fee_limit_msat} is lower fails with {@code FAILURE_REASON_NO_ROUTE}; without one the
   * limit is 5 % of the amount, rounded up to whole satoshis, as on LNPay's server. The wallet pays
   * whole satoshis, rounded up, and its balance can become negative.
   *
   * @param millisatoshis an amount in millisatoshis, 0 or more
   */
  public KeysendMockServerBuilder feeMsat(long millisatoshis) {
    this.feeMsat = notNegative("feeMsat", millisatoshis);
    return this;
  }

  /**
   * Which 201 of the contract the answers to settled payments look like: {@code keysend-sent}, the
   * documentation's of 2020, by default, or {@code keysend-sent-2023} with the fields that LNPay's
   * server has added since.
   *
   * @param name the name of an example
   */
  public KeysendMockServerBuilder settledExample(String name) {
    this.settledExample = notBlank("settledExample", name);
    return this;
  }

  /** Where the answers come from; simulated by default. */
  public KeysendMockServerBuilder mode(Mode mode) {
    this.mode = mode;
    return this;
  }

  /**
   * Makes preimages, identifiers and times the same in every run, so that the same requests in the
   * same order get the same bytes. The first payment then settles at the recorded example's time,
   * each one after it a second later.
   */
  public KeysendMockServerBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * The API key to take; the documentation's own by default.
   *
   * @param apiKey not empty, and without colons, white space and control characters
   */
  public KeysendMockServerBuilder apiKey(String apiKey) {
    this.apiKey = KeyChecks.apiKey("apiKey", apiKey);
    return this;
  }

  /**
   * The key that may withdraw from the wallet; the documentation's own by default.
   *
   * @param walletKey not empty, neither {@code .} nor {@code ..}, and without white space and
   *     control characters
   */
  public KeysendMockServerBuilder walletKey(String walletKey) {
    this.walletKey = KeyChecks.walletKey("walletKey", walletKey);
    return this;
  }

  /**
   * The key that may only look at the wallet.
   *
   * @param readOnlyWalletKey as the {@linkplain #walletKey other key}
   */
  public KeysendMockServerBuilder readOnlyWalletKey(String readOnlyWalletKey) {
    this.readOnlyWalletKey = KeyChecks.walletKey("readOnlyWalletKey", readOnlyWalletKey);
    return this;
  }

  /**
   * One more wallet, with money of its own.
   *
   * @param walletKey a key that may withdraw from it, and is no other wallet's
   * @param satoshis what it holds at first, in satoshis, 0 or more
   */
  public KeysendMockServerBuilder wallet(String walletKey, long satoshis) {
    String key = KeyChecks.walletKey("wallet", walletKey);
    if (wallets.containsKey(key)) {
      throw new IllegalArgumentException(
          "wallet has a key that another wallet has already; give each one its own");
    }
    wallets.put(key, notNegative("balance", satoshis));
    return this;
  }

  /**
   * How many of the newest payments and requests are kept; 1000 by default.
   *
   * @param journalSize a number, 0 or more
   */
  public KeysendMockServerBuilder journalSize(int journalSize) {
    this.journalSize = Math.toIntExact(notNegative("journalSize", journalSize));
    return this;
  }

  /** Whether WireMock's admin API is served at {@code /__admin}; it is by default. */
  public KeysendMockServerBuilder admin(boolean admin) {
    this.admin = admin;
    return this;
  }

  /**
   * One more name by which the admin API may be called, beside addresses and {@code localhost}: the
   * name of a container, for example. Any other name is refused, since a page of somebody else's
   * can make a name of its own lead here.
   *
   * @param host a host name without a port
   */
  public KeysendMockServerBuilder allowHost(String host) {
    allowedHosts.add(notBlank("host", host));
    return this;
  }

  /**
   * One more origin whose pages may call the mock with credentials: {@code credentials: 'include'}
   * in {@code fetch}. Pages of every other origin may call it without.
   *
   * @param origin scheme, host and port, such as {@code http://localhost:5173}
   */
  public KeysendMockServerBuilder allowOrigin(String origin) {
    allowedOrigins.add(notBlank("origin", origin));
    return this;
  }

  /**
   * Takes a line for each request, once it has been answered: time, method, path, status, outcome
   * and milliseconds, with {@code ***} in the place of keys.
   */
  public KeysendMockServerBuilder onRequest(Consumer<String> lines) {
    this.requests = lines;
    return this;
  }

  /** Whether {@code POST /__admin/shutdown} stops the mock; it is refused by default. */
  public KeysendMockServerBuilder allowShutdown(boolean allowShutdown) {
    this.allowShutdown = allowShutdown;
    return this;
  }

  /**
   * Whether stubs may hand requests on to other servers, and call webhooks of their own; they are
   * refused by default, since whoever reaches the admin API would reach those servers by way of
   * this one.
   */
  public KeysendMockServerBuilder allowProxying(boolean allowProxying) {
    this.allowProxying = allowProxying;
    return this;
  }

  /**
   * A folder of WireMock's mapping files, which go before the contract. They are read again when
   * they change.
   *
   * @param folder either the mapping files' own folder, or one with {@code mappings} and {@code
   *     __files} in it
   */
  public KeysendMockServerBuilder mappings(Path folder) {
    this.mappings = folder;
    return this;
  }

  /**
   * A folder of example pairs, as the subcommand {@code record} writes them. In recorded mode they
   * go before the contract's: a request gets the answer of the pair with the same body, or else of
   * the first pair with the same destination and amount, or else with the same destination. In both
   * modes {@code Prefer: example=NAME} gets the answer of the pair of that name; a pair whose
   * status the contract does not name, such as 401, is got by name only.
   *
   * @param folder a folder of JSON files; every one of them must be a pair that keeps the contract
   */
  public KeysendMockServerBuilder examples(Path folder) {
    this.examples = folder;
    return this;
  }

  /**
   * Where to post what became of each payment, in the form of LNPay's server: {@code wallet_send}
   * with the whole transaction for one that settled, even when a fault keeps the answer from the
   * payer, and {@code wallet_send_failure} for one that failed at the node; {@code passThru} is in
   * both. One after the other, each at most once; redirects are not followed. A receiver that is
   * slow or down never holds up a payment, unlike on LNPay's server: it has ten seconds for each, a
   * thousand wait, and what is beyond is dropped and {@linkplain #onNotice said}.
   *
   * @param url an http or https URL; every address of its host is loopback or private, or the host
   *     is {@linkplain #allowWebhookHost allowed by name}
   */
  public KeysendMockServerBuilder webhookUrl(URI url) {
    this.webhook = url;
    return this;
  }

  /**
   * Signs webhooks: the header {@code X-LNPay-Signature} is the HMAC-SHA256 of the body in hex
   * digits.
   *
   * @param secret a shared secret, not empty
   */
  public KeysendMockServerBuilder webhookSecret(String secret) {
    this.webhookSecret = notBlank("webhookSecret", secret);
    return this;
  }

  /**
   * Whether a payment may be sent as a form, as the vendor's PHP client does; refused by default,
   * since the endpoint's documentation has JSON.
   */
  public KeysendMockServerBuilder acceptForms(boolean acceptForms) {
    this.acceptForms = acceptForms;
    return this;
  }

  /**
   * How long the answer of each payment that settles is held back. The payment itself is made at
   * once.
   */
  public KeysendMockServerBuilder delay(Duration delay) {
    return delay(delay, delay);
  }

  /**
   * The same, but a random time between two for each payment.
   *
   * @param least the shortest, 0 or more
   * @param most the longest, ten minutes at most
   */
  public KeysendMockServerBuilder delay(Duration least, Duration most) {
    this.network = network.with(new Delay(least, most));
    return this;
  }

  /**
   * The share of payments that fail with {@code FAILURE_REASON_NO_ROUTE} although they could
   * settle. With a {@linkplain #seed seed} the same payments fail in every run.
   *
   * @param rate 0 to 1; 0.05 is one in twenty
   */
  public KeysendMockServerBuilder failureRate(double rate) {
    this.network = network.withFailureRate(rate);
    return this;
  }

  /**
   * How many payments of a wallet can be under way. While an answer is held back its payment is
   * under way, and one payment more is answered like LNPay's server with 500, <i>wallet busy</i>,
   * and not made.
   *
   * @param payments 1 or more, or 0 for any number, the default
   */
  public KeysendMockServerBuilder maxPaymentsAtOnce(int payments) {
    this.network = network.withPaymentsAtOnce(payments);
    return this;
  }

  /** A host that webhooks may go to although its address is public. */
  public KeysendMockServerBuilder allowWebhookHost(String host) {
    this.allowedWebhookHost = notBlank("host", host);
    return this;
  }

  /** Takes sentences about what goes wrong while the mock runs, such as a broken mapping file. */
  public KeysendMockServerBuilder onNotice(Consumer<String> notices) {
    this.notices = notices;
    return this;
  }

  /**
   * Starts the mock.
   *
   * @throws IllegalArgumentException if two wallets' keys are the same, a mapping or example file
   *     is broken, the webhook's host is public or cannot be found, a webhook is asked for in
   *     recorded mode, or a secret without a webhook
   */
  public KeysendMockServer start() {
    if (webhook != null && mode == Mode.RECORDED) {
      throw new IllegalArgumentException(
          "webhookUrl needs the simulated mode; in recorded mode no payment settles");
    }
    if (httpsKeyStore != null && httpsPort == null) {
      throw new IllegalArgumentException(
          "httpsKeyStore is for HTTPS, which is off; give httpsPort, or leave it out");
    }
    if (webhookSecret != null && webhook == null) {
      throw new IllegalArgumentException(
          "webhookSecret signs webhooks, and there are none; give webhookUrl, or leave it out");
    }
    KeyChecks.distinct(walletKey, readOnlyWalletKey, wallets);
    return new KeysendMockServer(this);
  }

  EngineSettings engine(Contract contract, Ledger ledger) {
    return new EngineSettings(
        contract,
        mode == Mode.SIMULATED,
        settledExample,
        acceptForms,
        new Network(network, seed, System::nanoTime),
        seed,
        keys(),
        ledger,
        bindAddress,
        port,
        httpsPort == null ? null : Https.of(httpsPort, httpsKeyStore, httpsKeyStorePassword),
        Limits.DEFAULT,
        journalSize,
        KEPT_BYTES,
        admin,
        List.copyOf(allowedHosts),
        List.copyOf(allowedOrigins),
        requests,
        allowShutdown,
        allowProxying,
        mappings,
        pairs(contract.operation()),
        webhook == null ? null : WebhookTarget.of(webhook, allowedWebhookHost),
        webhookSecret,
        notices);
  }

  private List<ExamplePair> pairs(Operation operation) {
    return examples == null
        ? List.of()
        : new ExampleFiles(examples, new PairCheck(operation)::problems).read();
  }

  Keys keys() {
    return new Keys(apiKey, walletKey, readOnlyWalletKey);
  }

  Ledger ledger(Operation operation) {
    JsonNode recorded =
        operation.responses().get("201").examples().values().iterator().next().value();
    LedgerSettings settings =
        new LedgerSettings(
            recorded.path("id").asString(),
            recorded.path("lnTx").path("id").asString(),
            recorded.path("wal").path("id").asString(),
            feeMsat,
            journalSize,
            KEPT_BYTES,
            seed,
            Instant.ofEpochSecond(recorded.path("created_at").asLong()));
    Map<String, Long> openingBalances = new LinkedHashMap<>();
    openingBalances.put(walletKey, balance);
    openingBalances.putAll(wallets);
    return new Ledger(settings, openingBalances);
  }

  private static long notNegative(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is " + value + "; give 0 or more");
    }
    return value;
  }

  private static String notBlank(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is empty; give one or leave it out");
    }
    return value;
  }
}
