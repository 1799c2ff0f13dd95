package dev.keysend.mock.cli;

import static dev.keysend.mock.cli.Flags.text;
import static dev.keysend.mock.cli.Flags.toggle;
import static dev.keysend.mock.cli.Flags.value;
import static dev.keysend.mock.cli.Flags.values;

import dev.keysend.mock.KeysendMockServerBuilder;
import dev.keysend.mock.Mode;
import dev.keysend.mock.endpoint.network.Delay;
import dev.keysend.mock.http.BindAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The flags of the mock. */
final class ServeFlags {
  private final Flags<KeysendMockServerBuilder> flags;
  private final Consumer<String> notices;
  private final OptionSpec httpsPort;
  private final OptionSpec httpsCertificate;
  private final OptionSpec keyStore;
  private final OptionSpec keyStorePassword;
  private final StopWithInput stopWithInput;

  /**
   * Adds the flags to a command.
   *
   * @param notices prints a line about a request
   */
  ServeFlags(CommandSpec command, Consumer<String> notices) {
    this.flags = new Flags<>(command);
    this.notices = notices;
    addAddresses();
    this.httpsPort =
        flags.add(
            value(
                "--https-port",
                "N",
                Integer.class,
                "Also listen for HTTPS on this port; 0 picks a free one. The mock creates a"
                    + " certificate for localhost and both loopback addresses at the start."),
            KeysendMockServerBuilder::httpsPort);
    this.httpsCertificate =
        flags.add(
            value(
                "--https-certificate",
                "FILE",
                Path.class,
                "File to write the certificate to, as PEM, for clients to trust: curl --cacert,"
                    + " NODE_EXTRA_CA_CERTS."));
    this.keyStore =
        flags.add(
            value(
                "--https-key-store",
                "FILE",
                Path.class,
                "Key store, PKCS12 or JKS, with the key and certificate for HTTPS."));
    this.keyStorePassword =
        flags.add(
            text("--https-key-store-password", "P", "Password of the key store and of its key."));
    addWallets();
    addAnswers();
    addNetwork();
    addAdministration();
    this.stopWithInput = new StopWithInput(flags);
    flags.addHelp();
  }

  /**
   * Sets what the command line and the environment have a value for.
   *
   * @throws IllegalArgumentException if a value is wrong
   */
  void apply(KeysendMockServerBuilder server) {
    if (httpsCertificate() != null && httpsPort.getValue() == null) {
      throw new IllegalArgumentException(
          "--https-certificate is for HTTPS, which is off; set --https-port, or leave it out");
    }
    flags.apply(server);
    Path file = keyStore.getValue();
    if (file != null) {
      String password = keyStorePassword.getValue();
      server.httpsKeyStore(file, password == null ? "" : password);
    }
  }

  /** The file to write the certificate for HTTPS to. */
  @Nullable Path httpsCertificate() {
    return httpsCertificate.getValue();
  }

  /** Stops the mock together with the program that started it, if it was asked to. */
  void watchInput() {
    stopWithInput.begin();
  }

  /** The port to listen on. */
  static OptionSpec.Builder port() {
    return value(
            "--port",
            "N",
            Integer.class,
            "Port to listen on; 0 picks a free one. Default: ${DEFAULT-VALUE}.")
        .defaultValue("8080");
  }

  private void addAddresses() {
    flags.add(port(), KeysendMockServerBuilder::port);
    flags.add(
        text(
                "--bind",
                "ADDR",
                "Address to listen on; 0.0.0.0 is every IPv4 address. Default: ${DEFAULT-VALUE}, which"
                    + " is both loopback addresses, so that no other machine can connect.")
            .defaultValue(BindAddress.LOCALHOST),
        KeysendMockServerBuilder::bindAddress);
  }

  private void addWallets() {
    flags.add(
        value(
            "--balance",
            "SATS",
            Long.class,
            "The wallet's first balance, in satoshis. Default: 1000000."),
        KeysendMockServerBuilder::balance);
    flags.add(
        value(
            "--fee-msat",
            "N",
            Long.class,
            "Network fee of each payment on top of its amount, in millisatoshis. Default: 0."),
        KeysendMockServerBuilder::feeMsat);
    flags.add(
        text(
            "--settled-example",
            "NAME",
            "The contract's 201 example that responses to settled payments follow: keysend-sent or"
                + " keysend-sent-2023. Default: keysend-sent."),
        KeysendMockServerBuilder::settledExample);
    flags.add(
        value(
                "--mode",
                "MODE",
                Mode.class,
                "simulated: a wallet with a balance. recorded: the contract's examples."
                    + " Default: ${DEFAULT-VALUE}.")
            .defaultValue("simulated"),
        KeysendMockServerBuilder::mode);
    flags.add(
        value(
            "--seed",
            "N",
            Long.class,
            "Makes preimages, identifiers and times the same in every run. Times then begin at the"
                + " time of the recorded example."),
        KeysendMockServerBuilder::seed);
    flags.add(
        text(
            "--api-key",
            "K",
            "API key that the mock accepts. Default: the key in the documentation."),
        KeysendMockServerBuilder::apiKey);
    flags.add(
        text(
            "--wallet-key",
            "K",
            "Access key that can withdraw from the wallet. Default: the key in the"
                + " documentation."),
        KeysendMockServerBuilder::walletKey);
    flags.add(
        text(
            "--read-only-wallet-key",
            "K",
            "Access key that can only read the wallet. Default: wakr_readonly."),
        KeysendMockServerBuilder::readOnlyWalletKey);
    flags.addEach(
        values(
                "--wallet",
                "K=SATS",
                Values.Opened.class,
                "Another wallet: its access key and its balance. Can be repeated.")
            .converters(new Values.OpenedValue()),
        (KeysendMockServerBuilder server, Values.Opened wallet) ->
            server.wallet(wallet.key(), wallet.satoshis()));
  }

  private void addAnswers() {
    flags.add(
        value(
            "--mappings",
            "DIR",
            Path.class,
            "Folder of WireMock mapping files, which take precedence over the contract. The mock"
                + " reads them again when they change."),
        KeysendMockServerBuilder::mappings);
    flags.add(
        value(
            "--examples",
            "DIR",
            Path.class,
            "Folder of example pairs, as written by the subcommand record."),
        KeysendMockServerBuilder::examples);
    flags.add(
        value(
            "--webhook-url",
            "URL",
            URI.class,
            "URL to post the outcome of each payment to, wallet_send or wallet_send_failure; a"
                + " loopback or private address."),
        KeysendMockServerBuilder::webhookUrl);
    flags.add(
        text(
            "--webhook-secret",
            "S",
            "Sign webhooks with this secret, in the header X-LNPay-Signature."),
        KeysendMockServerBuilder::webhookSecret);
    flags.add(
        text("--allow-webhook-host", "HOST", "Allow webhooks to this public host."),
        KeysendMockServerBuilder::allowWebhookHost);
    flags.add(
        toggle("--accept-forms", "Also accept payments as forms, like LNPay's server."),
        KeysendMockServerBuilder::acceptForms);
  }

  private void addNetwork() {
    flags.add(
        value(
                "--delay",
                "TIME",
                Delay.class,
                "Delay the responses to payments that settle: 200ms, 2s, or 100ms-2s for a random time"
                    + " in between.")
            .converters(new Values.DelayValue()),
        (KeysendMockServerBuilder server, Delay delay) ->
            server.delay(delay.least(), delay.most()));
    flags.add(
        value(
                "--failure-rate",
                "P",
                Double.class,
                "Share of payments that fail with FAILURE_REASON_NO_ROUTE although they could settle,"
                    + " such as 5%%. With --seed, the same payments fail in every run.")
            .converters(new Values.Share()),
        KeysendMockServerBuilder::failureRate);
    flags.add(
        value(
            "--max-payments-at-once",
            "N",
            Integer.class,
            "How many payments of a wallet can be in progress at once, including delayed ones. The"
                + " mock refuses one more with 500, wallet busy. Default: any number."),
        KeysendMockServerBuilder::maxPaymentsAtOnce);
  }

  private void addAdministration() {
    flags.add(
        value(
            "--journal-size",
            "N",
            Integer.class,
            "How many of the newest payments and requests the mock keeps. Default: 1000."),
        KeysendMockServerBuilder::journalSize);
    flags.add(
        toggle("--no-admin", "Turn off WireMock's admin API, /__admin."),
        (KeysendMockServerBuilder server, Boolean off) -> server.admin(!off));
    flags.addEach(
        values(
            "--allow-host",
            "NAME",
            String.class,
            "Host name that the admin API accepts, besides addresses and localhost. Can be repeated."),
        KeysendMockServerBuilder::allowHost);
    flags.addEach(
        values(
            "--allow-origin",
            "ORIGIN",
            String.class,
            "Origin whose pages can call the mock with credentials, such as http://localhost:5173."
                + " Pages of other origins can call it without credentials. Can be repeated."),
        KeysendMockServerBuilder::allowOrigin);
    flags.add(
        toggle(
            "--verbose",
            "Print each request to standard error: time, method, path, status, outcome,"
                + " milliseconds. Keys are masked."),
        (KeysendMockServerBuilder server, Boolean on) -> {
          if (on) {
            server.onRequest(notices);
          }
        });
    flags.add(
        toggle("--allow-shutdown", "Let the admin API stop the mock, POST /__admin/shutdown."),
        KeysendMockServerBuilder::allowShutdown);
    flags.add(
        toggle(
            "--allow-proxying",
            "Let stubs proxy requests to other servers, call their own webhooks and load schemas."),
        KeysendMockServerBuilder::allowProxying);
  }
}
