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
      description = "Port to listen on; 0 picks a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDR",
      defaultValue = BindAddress.LOCALHOST,
      description =
          "Address to listen on; 0.0.0.0 is every IPv4 address. Default: ${DEFAULT-VALUE}, which"
              + " is both loopback addresses, so that no other machine can connect.")
  private String bind = BindAddress.LOCALHOST;

  @Option(
      names = "--https-port",
      paramLabel = "N",
      description =
          "Also listen for HTTPS on this port; 0 picks a free one. The mock creates a"
              + " certificate for localhost and both loopback addresses at the start.")
  private @Nullable Integer httpsPort;

  @Option(
      names = "--https-certificate",
      paramLabel = "FILE",
      description =
          "File to write the certificate to, as PEM, for clients to trust: curl --cacert,"
              + " NODE_EXTRA_CA_CERTS.")
  private @Nullable Path httpsCertificate;

  @Option(
      names = "--https-key-store",
      paramLabel = "FILE",
      description = "Key store, PKCS12 or JKS, with the key and certificate for HTTPS.")
  private @Nullable Path httpsKeyStore;

  @Option(
      names = "--https-key-store-password",
      paramLabel = "P",
      description = "Password of the key store and of its key.")
  private @Nullable String httpsKeyStorePassword;

  @Option(
      names = "--balance",
      paramLabel = "SATS",
      description = "The wallet's first balance, in satoshis. Default: 1000000.")
  private @Nullable Long balance;

  @Option(
      names = "--fee-msat",
      paramLabel = "N",
      description =
          "Network fee of each payment on top of its amount, in millisatoshis." + " Default: 0.")
  private @Nullable Long feeMsat;

  @Option(
      names = "--settled-example",
      paramLabel = "NAME",
      description =
          "The contract's 201 example that responses to settled payments follow: keysend-sent or"
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
          "Makes preimages, identifiers and times the same in every run. Times then begin at the"
              + " time of the recorded example.")
  private @Nullable Long seed;

  @Option(
      names = "--api-key",
      paramLabel = "K",
      description = "API key that the mock accepts. Default: the key in the documentation.")
  private @Nullable String apiKey;

  @Option(
      names = "--wallet-key",
      paramLabel = "K",
      description =
          "Access key that can withdraw from the wallet. Default: the key in the"
              + " documentation.")
  private @Nullable String walletKey;

  @Option(
      names = "--read-only-wallet-key",
      paramLabel = "K",
      description = "Access key that can only read the wallet. Default: wakr_readonly.")
  private @Nullable String readOnlyWalletKey;

  @Option(
      names = "--wallet",
      paramLabel = "K=SATS",
      split = ",",
      converter = Values.OpenedValue.class,
      description = "Another wallet: its access key and its balance. Can be repeated.")
  private List<Values.Opened> wallets = new ArrayList<>();

  @Option(
      names = "--mappings",
      paramLabel = "DIR",
      description =
          "Folder of WireMock mapping files, which take precedence over the contract. The mock"
              + " reads them again when they change.")
  private @Nullable Path mappings;

  @Option(
      names = "--examples",
      paramLabel = "DIR",
      description = "Folder of example pairs, as written by the subcommand record.")
  private @Nullable Path examples;

  @Option(
      names = "--webhook-url",
      paramLabel = "URL",
      description =
          "URL to post the outcome of each payment to, wallet_send or wallet_send_failure; a"
              + " loopback or private address.")
  private @Nullable URI webhookUrl;

  @Option(
      names = "--webhook-secret",
      paramLabel = "S",
      description = "Sign webhooks with this secret, in the header X-LNPay-Signature.")
  private @Nullable String webhookSecret;

  @Option(
      names = "--allow-webhook-host",
      paramLabel = "HOST",
      description = "Allow webhooks to this public host.")
  private @Nullable String allowWebhookHost;

  @Option(
      names = "--accept-forms",
      fallbackValue = "true",
      description = "Also accept payments as forms, like LNPay's server.")
  private boolean acceptForms;

  @Option(
      names = "--delay",
      paramLabel = "TIME",
      converter = Values.DelayValue.class,
      description =
          "Delay the responses to payments that settle: 200ms, 2s, or 100ms-2s for a random time"
              + " in between.")
  private @Nullable Delay delay;

  @Option(
      names = "--failure-rate",
      paramLabel = "P",
      converter = Values.Share.class,
      description =
          "Share of payments that fail with FAILURE_REASON_NO_ROUTE although they could settle,"
              + " such as 5%%. With --seed, the same payments fail in every run.")
  private @Nullable Double failureRate;

  @Option(
      names = "--max-payments-at-once",
      paramLabel = "N",
      description =
          "How many payments of a wallet can be in progress at once, including delayed ones. The"
              + " mock refuses one more with 500, wallet busy. Default: any number.")
  private @Nullable Integer maxPaymentsAtOnce;

  @Option(
      names = "--journal-size",
      paramLabel = "N",
      description = "How many of the newest payments and requests the mock keeps. Default: 1000.")
  private @Nullable Integer journalSize;

  @Option(
      names = "--no-admin",
      fallbackValue = "true",
      description = "Turn off WireMock's admin API, /__admin.")
  private boolean noAdmin;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      split = ",",
      description =
          "Host name that the admin API accepts, besides addresses and localhost. Can be repeated.")
  private List<String> allowedHosts = new ArrayList<>();

  @Option(
      names = "--allow-origin",
      paramLabel = "ORIGIN",
      split = ",",
      description =
          "Origin whose pages can call the mock with credentials, such as http://localhost:5173."
              + " Pages of other origins can call it without credentials. Can be repeated.")
  private List<String> allowedOrigins = new ArrayList<>();

  @Option(
      names = "--verbose",
      fallbackValue = "true",
      description =
          "Print each request to standard error: time, method, path, status, outcome,"
              + " milliseconds. Keys are masked.")
  private boolean verbose;

  @Option(
      names = "--allow-shutdown",
      fallbackValue = "true",
      description = "Let the admin API stop the mock, POST /__admin/shutdown.")
  private boolean allowShutdown;

  @Option(
      names = "--allow-proxying",
      fallbackValue = "true",
      description =
          "Let stubs proxy requests to other servers, call their own webhooks and load schemas.")
  private boolean allowProxying;

  @Mixin private final StopWithInput stopWithInput = new StopWithInput();

  @Override
  public Integer call() {
    if (httpsCertificate != null && httpsPort == null) {
      throw new IllegalArgumentException(
          "--https-certificate is for HTTPS, which is off; set --https-port, or leave it out");
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
              + ", which cannot be written; name a file in a folder that exists ("
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
