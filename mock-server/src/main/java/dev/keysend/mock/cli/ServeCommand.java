package dev.keysend.mock.cli;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.KeysendMockServerBuilder;
import dev.keysend.mock.Mode;
import dev.keysend.mock.endpoint.network.Delay;
import dev.keysend.mock.http.BindAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the mock until SIGTERM or Ctrl-C. */
@Command(
    name = "keysend-mock-server",
    description = "Serves a mock of the keysend endpoint: no node, no money, no network.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = RecordCommand.class,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  static final String DEFAULT_PORT = "8080";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = ServeCommand.DEFAULT_PORT,
      description = "Port to listen at; 0 picks a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDR",
      defaultValue = BindAddress.LOCALHOST,
      description =
          "Address to listen at; 0.0.0.0 is all of IPv4. Default: ${DEFAULT-VALUE}, both addresses"
              + " of loopback, so that no other machine can connect.")
  private String bind = BindAddress.LOCALHOST;

  @Option(
      names = "--https-port",
      paramLabel = "N",
      description =
          "Port to listen at for HTTPS too; 0 picks a free one. The certificate is made at the start,"
              + " for localhost and both addresses of loopback.")
  private @Nullable Integer httpsPort;

  @Option(
      names = "--https-certificate",
      paramLabel = "FILE",
      description =
          "Where to write the certificate, as PEM, for clients to trust: curl --cacert,"
              + " NODE_EXTRA_CA_CERTS.")
  private @Nullable Path httpsCertificate;

  @Option(
      names = "--https-key-store",
      paramLabel = "FILE",
      description = "Key store, PKCS12 or JKS, with key and certificate for HTTPS.")
  private @Nullable Path httpsKeyStore;

  @Option(
      names = "--https-key-store-password",
      paramLabel = "P",
      description = "Password of the key store and of its key.")
  private @Nullable String httpsKeyStorePassword;

  @Option(
      names = "--balance",
      paramLabel = "SATS",
      description = "What the wallet holds at first, in satoshis. Default: 1000000.")
  private @Nullable Long balance;

  @Option(
      names = "--fee-msat",
      paramLabel = "N",
      description =
          "What the network takes for each payment on top of its amount, in millisatoshis."
              + " Default: 0.")
  private @Nullable Long feeMsat;

  @Option(
      names = "--settled-example",
      paramLabel = "NAME",
      description =
          "The contract's 201 that answers to settled payments look like: keysend-sent or"
              + " keysend-sent-2023. Default: keysend-sent.")
  private @Nullable String settledExample;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "simulated",
      description =
          "simulated: a wallet with a balance. recorded: the contract's examples."
              + " Default: ${DEFAULT-VALUE}.")
  private Mode mode = Mode.SIMULATED;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Makes preimages, identifiers and times the same in every run; times then begin at the"
              + " recorded example's.")
  private @Nullable Long seed;

  @Option(
      names = "--api-key",
      paramLabel = "K",
      description = "API key to take. Default: the documentation's.")
  private @Nullable String apiKey;

  @Option(
      names = "--wallet-key",
      paramLabel = "K",
      description = "Key that may withdraw from the wallet. Default: the documentation's.")
  private @Nullable String walletKey;

  @Option(
      names = "--read-only-wallet-key",
      paramLabel = "K",
      description = "Key that may only look at the wallet. Default: wakr_readonly.")
  private @Nullable String readOnlyWalletKey;

  @Option(
      names = "--wallet",
      paramLabel = "K=SATS",
      split = ",",
      converter = Values.OpenedValue.class,
      description = "One more wallet, by its key, and what it holds. Can be repeated.")
  private List<Values.Opened> wallets = new ArrayList<>();

  @Option(
      names = "--mappings",
      paramLabel = "DIR",
      description =
          "Folder of WireMock mapping files, which go before the contract. Read again on change.")
  private @Nullable Path mappings;

  @Option(
      names = "--examples",
      paramLabel = "DIR",
      description = "Folder of example pairs, as the subcommand record writes them.")
  private @Nullable Path examples;

  @Option(
      names = "--webhook-url",
      paramLabel = "URL",
      description =
          "Where to post what became of each payment, wallet_send or wallet_send_failure; a"
              + " loopback or private address.")
  private @Nullable URI webhookUrl;

  @Option(
      names = "--webhook-secret",
      paramLabel = "S",
      description = "Signs webhooks with this secret, in the header X-LNPay-Signature.")
  private @Nullable String webhookSecret;

  @Option(
      names = "--allow-webhook-host",
      paramLabel = "HOST",
      description = "Public host that webhooks may go to.")
  private @Nullable String allowWebhookHost;

  @Option(
      names = "--accept-forms",
      fallbackValue = "true",
      description = "Takes payments that are sent as forms, as LNPay's server does, beside JSON.")
  private boolean acceptForms;

  @Option(
      names = "--delay",
      paramLabel = "TIME",
      converter = Values.DelayValue.class,
      description =
          "Holds back the answers of payments that settle: 200ms, 2s, or 100ms-2s for a random time"
              + " between.")
  private @Nullable Delay delay;

  @Option(
      names = "--failure-rate",
      paramLabel = "P",
      converter = Values.Share.class,
      description =
          "Share of payments that fail with FAILURE_REASON_NO_ROUTE although they could settle, such"
              + " as 5%%; with --seed the same ones in every run.")
  private @Nullable Double failureRate;

  @Option(
      names = "--max-payments-at-once",
      paramLabel = "N",
      description =
          "How many payments of a wallet can be under way, held back ones included; one more is"
              + " answered 500, wallet busy, and not made. Default: any number.")
  private @Nullable Integer maxPaymentsAtOnce;

  @Option(
      names = "--journal-size",
      paramLabel = "N",
      description = "How many of the newest payments and requests are kept. Default: 1000.")
  private @Nullable Integer journalSize;

  @Option(
      names = "--no-admin",
      fallbackValue = "true",
      description = "Does not serve WireMock's admin API, /__admin.")
  private boolean noAdmin;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      split = ",",
      description =
          "Name by which the admin API may be called, beside addresses and localhost. Can be"
              + " repeated.")
  private List<String> allowedHosts = new ArrayList<>();

  @Option(
      names = "--allow-origin",
      paramLabel = "ORIGIN",
      split = ",",
      description =
          "Origin whose pages may call the mock with credentials, such as http://localhost:5173;"
              + " every other one may without. Can be repeated.")
  private List<String> allowedOrigins = new ArrayList<>();

  @Option(
      names = "--verbose",
      fallbackValue = "true",
      description =
          "Says each request on standard error: time, method, path, status, outcome, milliseconds;"
              + " keys are masked.")
  private boolean verbose;

  @Option(
      names = "--allow-shutdown",
      fallbackValue = "true",
      description = "Lets the admin API stop the mock, POST /__admin/shutdown.")
  private boolean allowShutdown;

  @Option(
      names = "--allow-proxying",
      fallbackValue = "true",
      description = "Lets stubs hand requests on to other servers, and call webhooks of their own.")
  private boolean allowProxying;

  @Mixin private final StopWithInput stopWithInput = new StopWithInput();

  @Override
  public Integer call() {
    if (httpsCertificate != null && httpsPort == null) {
      throw new IllegalArgumentException(
          "--https-certificate is for HTTPS, which is off; give --https-port, or leave it out");
    }
    KeysendMockServer server = configured().start();
    try {
      writeCertificate(server.certificate());
    } catch (IllegalArgumentException e) {
      server.close();
      throw e;
    }
    Shutdown.close(server);
    stopWithInput.begin();
    if (spec != null) {
      if (server.httpsBaseUrl() != null) {
        spec.commandLine().getErr().println("It speaks HTTPS at " + server.httpsBaseUrl());
      }
      spec.commandLine().getOut().println("Keysend mock server ready at " + server.baseUrl());
    }
    return 0;
  }

  private void writeCertificate(@Nullable String certificate) {
    if (httpsCertificate == null || certificate == null) {
      return;
    }
    try {
      Files.writeString(httpsCertificate, certificate);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--https-certificate is "
              + httpsCertificate
              + ", which cannot be written; give a file in a folder that exists ("
              + e.getClass().getSimpleName()
              + ")",
          e);
    }
  }

  private void notice(String notice) {
    if (spec != null) {
      spec.commandLine().getErr().println(notice);
    }
  }

  private KeysendMockServerBuilder configured() {
    KeysendMockServerBuilder builder =
        KeysendMockServer.builder()
            .port(port)
            .bindAddress(bind)
            .mode(mode)
            .admin(!noAdmin)
            .allowShutdown(allowShutdown)
            .allowProxying(allowProxying)
            .acceptForms(acceptForms)
            .onNotice(this::notice);
    allowedHosts.forEach(builder::allowHost);
    allowedOrigins.forEach(builder::allowOrigin);
    wallets.forEach(wallet -> builder.wallet(wallet.key(), wallet.satoshis()));
    if (verbose) {
      builder.onRequest(this::notice);
    }
    if (httpsPort != null) {
      builder.httpsPort(httpsPort);
    }
    if (httpsKeyStore != null) {
      builder.httpsKeyStore(
          httpsKeyStore, httpsKeyStorePassword == null ? "" : httpsKeyStorePassword);
    }
    if (mappings != null) {
      builder.mappings(mappings);
    }
    if (examples != null) {
      builder.examples(examples);
    }
    if (webhookUrl != null) {
      builder.webhookUrl(webhookUrl);
    }
    if (webhookSecret != null) {
      builder.webhookSecret(webhookSecret);
    }
    if (delay != null) {
      builder.delay(delay.least(), delay.most());
    }
    if (failureRate != null) {
      builder.failureRate(failureRate);
    }
    if (maxPaymentsAtOnce != null) {
      builder.maxPaymentsAtOnce(maxPaymentsAtOnce);
    }
    if (allowWebhookHost != null) {
      builder.allowWebhookHost(allowWebhookHost);
    }
    if (journalSize != null) {
      builder.journalSize(journalSize);
    }
    if (balance != null) {
      builder.balance(balance);
    }
    if (feeMsat != null) {
      builder.feeMsat(feeMsat);
    }
    if (settledExample != null) {
      builder.settledExample(settledExample);
    }
    if (seed != null) {
      builder.seed(seed);
    }
    if (apiKey != null) {
      builder.apiKey(apiKey);
    }
    if (walletKey != null) {
      builder.walletKey(walletKey);
    }
    if (readOnlyWalletKey != null) {
      builder.readOnlyWalletKey(readOnlyWalletKey);
    }
    return builder;
  }
}
