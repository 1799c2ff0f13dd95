package dev.keysend.mock;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Operation;
import dev.keysend.mock.endpoint.network.Delay;
import dev.keysend.mock.endpoint.network.Network;
import dev.keysend.mock.endpoint.network.NetworkSettings;
import dev.keysend.mock.endpoint.payment.PairCheck;
import dev.keysend.mock.example.ExampleFiles;
import dev.keysend.mock.example.ExamplePair;
import dev.keysend.mock.http.BindAddress;
import dev.keysend.mock.http.Limits;
import dev.keysend.mock.http.tls.Https;
import dev.keysend.mock.secret.ConfiguredKeys;
import dev.keysend.mock.secret.Keys;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Settings of a {@link KeysendMockServer}. Every setting has a default. */
public final class KeysendMockServerBuilder {
  /** The default balance of a wallet, in satoshis. */
  public static final long DEFAULT_BALANCE = 1_000_000;

  /** How many bytes the journal may take, and how many the payments. */
  private static final long KEPT_BYTES = 3L * 1024 * 1024;

  private static final Pattern HOST = Pattern.compile("[\\w.-]+");
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
   * Sets the port.
   *
   * @param port a port, or 0 for a free one, which is the default
   * @throws IllegalArgumentException if it is not from 0 to 65535
   */
  public KeysendMockServerBuilder port(int port) {
    this.port = port("port", port);
    return this;
  }

  /**
   * Also listens for HTTPS, on a second port. The mock creates a certificate for {@code localhost}
   * and both loopback addresses when it starts, unless you set a {@linkplain #httpsKeyStore key
   * store}.
   *
   * @param port a port, or 0 for a free one
   * @throws IllegalArgumentException if it is not from 0 to 65535
   */
  public KeysendMockServerBuilder httpsPort(int port) {
    this.httpsPort = port("httpsPort", port);
    return this;
  }

  /**
   * Sets the key and certificate for HTTPS. {@link #start} fails if the file cannot be read as a
   * key store with this password.
   *
   * @param file a key store, PKCS12 or JKS, with one key
   * @param password the password of the key store and of its key
   */
  public KeysendMockServerBuilder httpsKeyStore(Path file, String password) {
    this.httpsKeyStore = file;
    this.httpsKeyStorePassword = password;
    return this;
  }

  private static int port(String name, int port) {
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException(
          name + " is " + port + "; use 0 to " + LAST_PORT + ", 0 lets the system pick");
    }
    return port;
  }

  /**
   * Sets the address on which the mock listens.
   *
   * @param bindAddress an address; by default {@code localhost}, which is both loopback addresses,
   *     so that no other machine can connect. {@code 0.0.0.0} is every IPv4 address, {@code ::} is
   *     every address
   */
  public KeysendMockServerBuilder bindAddress(String bindAddress) {
    this.bindAddress = BindAddress.plain(notBlank("bindAddress", bindAddress));
    return this;
  }

  /**
   * Sets the wallet's first balance.
   *
   * @param satoshis an amount in satoshis, 0 or more
   * @throws IllegalArgumentException if it is negative
   */
  public KeysendMockServerBuilder balance(long satoshis) {
    this.balance = notNegative("balance", satoshis);
    return this;
  }

  /**
   * Sets the network fee of each payment, on top of its amount; 0 by default. A payment with a
   * lower {@code fee_limit_msat} fails with {@code FAILURE_REASON_NO_ROUTE}. Without {@code
   * fee_limit_msat}, the limit is 5 % of the amount, rounded up to whole satoshis, as on LNPay's
   * server. The wallet pays whole satoshis, rounded up, and its balance can become negative.
   *
   * @param millisatoshis an amount in millisatoshis, 0 or more
   * @throws IllegalArgumentException if it is negative
   */
  public KeysendMockServerBuilder feeMsat(long millisatoshis) {
    this.feeMsat = notNegative("feeMsat", millisatoshis);
    return this;
  }

  /**
   * Sets which 201 example of the contract the responses to settled payments follow: {@code
   * keysend-sent} of the 2020 documentation, which is the default, or {@code keysend-sent-2023}
   * with the fields that LNPay's server has added since. {@link #start} fails if the contract has
   * no such example.
   *
   * @param name the name of an example
   */
  public KeysendMockServerBuilder settledExample(String name) {
    this.settledExample = notBlank("settledExample", name);
    return this;
  }

  /** Sets where the responses come from; simulated by default. */
  public KeysendMockServerBuilder mode(Mode mode) {
    this.mode = mode;
    return this;
  }

  /**
   * Makes preimages, identifiers and times repeatable: the same requests in the same order get the
   * same bytes in every run. The first payment then settles at the time of the recorded example,
   * and each following one a second later.
   */
  public KeysendMockServerBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * Sets the API key that the mock accepts; by default the key in the documentation.
   *
   * @param apiKey not empty, and without colons, white space and control characters
   * @throws IllegalArgumentException if it is not; the message does not show the key
   */
  public KeysendMockServerBuilder apiKey(String apiKey) {
    this.apiKey = ConfiguredKeys.apiKey("apiKey", apiKey);
    return this;
  }

  /**
   * Sets the access key that can withdraw from the wallet; by default the key in the documentation.
   * Throws {@link IllegalArgumentException} if no request could carry the key.
   *
   * @param walletKey not empty, neither {@code .} nor {@code ..}, and without white space and
   *     control characters
   */
  public KeysendMockServerBuilder walletKey(String walletKey) {
    this.walletKey = ConfiguredKeys.walletKey("walletKey", walletKey);
    return this;
  }

  /**
   * Sets the access key that can only read the wallet.
   *
   * @param readOnlyWalletKey like {@link #walletKey}
   * @throws IllegalArgumentException if no request could carry the key
   */
  public KeysendMockServerBuilder readOnlyWalletKey(String readOnlyWalletKey) {
    this.readOnlyWalletKey = ConfiguredKeys.walletKey("readOnlyWalletKey", readOnlyWalletKey);
    return this;
  }

  /**
   * Adds another wallet.
   *
   * @param walletKey the access key that can withdraw from it; no other wallet may have it
   * @param satoshis its first balance, in satoshis, 0 or more
   * @throws IllegalArgumentException if no request could carry the key, another wallet has it, or
   *     the balance is negative
   */
  public KeysendMockServerBuilder wallet(String walletKey, long satoshis) {
    String key = ConfiguredKeys.walletKey("wallet", walletKey);
    if (wallets.containsKey(key)) {
      throw new IllegalArgumentException(
          "wallet has a key that another wallet has already; give each wallet its own key");
    }
    wallets.put(key, notNegative("balance", satoshis));
    return this;
  }

  /**
   * Sets how many of the newest payments and requests the mock keeps; 1000 by default.
   *
   * @param journalSize a number, 0 or more
   * @throws IllegalArgumentException if it is negative
   */
  public KeysendMockServerBuilder journalSize(int journalSize) {
    this.journalSize = Math.toIntExact(notNegative("journalSize", journalSize));
    return this;
  }

  /** Sets whether the mock serves WireMock's admin API at {@code /__admin}; it does by default. */
  public KeysendMockServerBuilder admin(boolean admin) {
    this.admin = admin;
    return this;
  }

  /**
   * Allows another host name for the admin API, besides addresses and {@code localhost}: the name
   * of a container, for example. The mock refuses any other name, because a foreign web page can
   * make its own host name point to this mock.
   *
   * @param host a host name without a port
   * @throws IllegalArgumentException if it is not
   */
  public KeysendMockServerBuilder allowHost(String host) {
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "allowHost is " + host + ", which is not a host name; leave out scheme, port and path");
    }
    allowedHosts.add(host);
    return this;
  }

  /**
   * Allows another origin whose pages can call the mock with credentials: {@code credentials:
   * 'include'} in {@code fetch}. Pages of every other origin can call it without credentials.
   *
   * @param origin scheme, host and port, such as {@code http://localhost:5173}; otherwise {@link
   *     #start} fails
   */
  public KeysendMockServerBuilder allowOrigin(String origin) {
    allowedOrigins.add(notBlank("origin", origin));
    return this;
  }

  /**
   * Sets a listener that gets a line for each request after the response: time, method, path,
   * status, outcome and milliseconds, with {@code ***} instead of keys.
   */
  public KeysendMockServerBuilder onRequest(Consumer<String> lines) {
    this.requests = lines;
    return this;
  }

  /** Sets whether {@code POST /__admin/shutdown} stops the mock; the mock refuses it by default. */
  public KeysendMockServerBuilder allowShutdown(boolean allowShutdown) {
    this.allowShutdown = allowShutdown;
    return this;
  }

  /**
   * Sets whether stubs can reach other servers: proxy requests, call their own webhooks, load JSON
   * schemas. Off by default, because anyone who can call the admin API could then reach those
   * servers.
   */
  public KeysendMockServerBuilder allowProxying(boolean allowProxying) {
    this.allowProxying = allowProxying;
    return this;
  }

  /**
   * Adds the WireMock mapping files of a folder, which take precedence over the contract. The mock
   * reads them again when they change. {@link #start} fails if the folder does not exist or a file
   * is broken.
   *
   * @param folder the folder of the mapping files, or a folder that contains {@code mappings} and
   *     {@code __files}
   */
  public KeysendMockServerBuilder mappings(Path folder) {
    this.mappings = folder;
    return this;
  }

  /**
   * Adds the example pairs of a folder, as the subcommand {@code record} writes them. In recorded
   * mode they take precedence over the contract's examples: the mock looks for a pair with the same
   * body, then with the same destination and amount, then with the same destination. In both modes,
   * {@code Prefer: example=NAME} returns the response of the pair of that name. A pair whose status
   * the contract does not name, such as 401, is returned only by name.
   *
   * @param folder a folder of JSON files; each must be a pair that keeps the contract, or {@link
   *     #start} fails
   */
  public KeysendMockServerBuilder examples(Path folder) {
    this.examples = folder;
    return this;
  }

  /**
   * Posts the outcome of each payment to this URL, in the form of LNPay's server: {@code
   * wallet_send} with the whole transaction if the payment settled, even if a fault keeps the
   * response from the payer, and {@code wallet_send_failure} if it failed at the node. Both contain
   * {@code passThru}. The mock posts webhooks one after the other, each at most once, and follows
   * no redirects. Unlike on LNPay's server, a slow or dead receiver never delays a payment: it has
   * ten seconds per webhook, up to a thousand webhooks wait, and the mock drops the rest and
   * {@linkplain #onNotice says so}.
   *
   * @param url an http or https URL; every address of its host must be loopback or private, unless
   *     you {@linkplain #allowWebhookHost allow the host by name}
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
   * @throws IllegalArgumentException if it is empty
   */
  public KeysendMockServerBuilder webhookSecret(String secret) {
    this.webhookSecret = notBlank("webhookSecret", secret);
    return this;
  }

  /**
   * Sets whether the mock accepts payments as forms, which the vendor's PHP client sends. Off by
   * default, because the endpoint's documentation uses JSON.
   */
  public KeysendMockServerBuilder acceptForms(boolean acceptForms) {
    this.acceptForms = acceptForms;
    return this;
  }

  /** Delays the response to each payment that settles. The payment itself is made at once. */
  public KeysendMockServerBuilder delay(Duration delay) {
    return delay(delay, delay);
  }

  /**
   * Delays the response to each payment that settles by a random time.
   *
   * @param least the shortest delay, 0 or more
   * @param most the longest delay, ten minutes at most
   * @throws IllegalArgumentException if one is out of range, or the longest is shorter than the
   *     shortest
   */
  public KeysendMockServerBuilder delay(Duration least, Duration most) {
    this.network = network.with(new Delay(least, most));
    return this;
  }

  /**
   * Sets the share of payments that fail with {@code FAILURE_REASON_NO_ROUTE} although they could
   * settle. With a {@linkplain #seed seed}, the same payments fail in every run.
   *
   * @param rate 0 to 1; 0.05 is one in twenty
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public KeysendMockServerBuilder failureRate(double rate) {
    this.network = network.withFailureRate(rate);
    return this;
  }

  /**
   * Sets how many payments of a wallet can be in progress at once. A payment is in progress while
   * its response is delayed. The mock refuses one more payment like LNPay's server, with 500 and
   * <i>wallet busy</i>.
   *
   * @param payments 1 or more, or 0 for any number, the default
   * @throws IllegalArgumentException if it is negative
   */
  public KeysendMockServerBuilder maxPaymentsAtOnce(int payments) {
    this.network = network.withPaymentsAtOnce(payments);
    return this;
  }

  /** Allows a webhook host whose address is public. */
  public KeysendMockServerBuilder allowWebhookHost(String host) {
    this.allowedWebhookHost = notBlank("host", host);
    return this;
  }

  /**
   * Sets a listener for messages about problems while the mock runs, such as a broken mapping file.
   */
  public KeysendMockServerBuilder onNotice(Consumer<String> notices) {
    this.notices = notices;
    return this;
  }

  /**
   * Starts the mock. It is ready when this method returns.
   *
   * @throws IllegalArgumentException if settings do not fit together or cannot be used: two wallets
   *     have the same key, a mapping or example file is broken, the webhook's host is public or
   *     cannot be found, you set a webhook in recorded mode or a secret without a webhook, or the
   *     key store cannot be read; the message names the setting
   * @throws java.io.UncheckedIOException if it cannot listen, for example because the port is in
   *     use, or if a folder cannot be read; the message says what to change
   */
  public KeysendMockServer start() {
    if (webhook != null && mode == Mode.RECORDED) {
      throw new IllegalArgumentException(
          "webhookUrl needs the simulated mode; in recorded mode no payment settles");
    }
    if (httpsKeyStore != null && httpsPort == null) {
      throw new IllegalArgumentException(
          "httpsKeyStore is for HTTPS, which is off; set httpsPort, or leave it out");
    }
    if (webhookSecret != null && webhook == null) {
      throw new IllegalArgumentException(
          "webhookSecret signs webhooks, but there are none; set webhookUrl, or leave it out");
    }
    ConfiguredKeys.distinct(apiKey, walletKey, readOnlyWalletKey, wallets);
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
      throw new IllegalArgumentException(name + " is " + value + "; use 0 or more");
    }
    return value;
  }

  private static String notBlank(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is empty; set it or leave it out");
    }
    return value;
  }
}
