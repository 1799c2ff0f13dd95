package dev.keysend.conformance.setting;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * All settings. {@code BASE_URL} is {@code --base-url} on the command line, {@code
 * KEYSEND_BASE_URL} in the environment and {@code keysend.baseUrl} as a property.
 */
public enum Setting {
  /** Where the target is. */
  BASE_URL(
      "URL",
      "Scheme, host and port of the target, and any path before /v1. If it is \"mock\" or not"
          + " set, the kit"
          + " starts the mock server and checks that. As a library, the kit requires it."),
  /** The API key. */
  API_KEY("KEY", "API key, sent as the user name of Basic authentication."),
  /** The wallet that pays. */
  WALLET_KEY("KEY", "Access key of the wallet that pays, with permission to withdraw."),
  /** A wallet key that must not pay. */
  READ_ONLY_WALLET_KEY("KEY", "Access key of a wallet without permission to withdraw."),
  /** An API key that must not pay from the wallet. */
  OTHER_API_KEY(
      "KEY", "API key of another account, which must not be able to pay from the wallet."),
  /** The node that is paid. */
  DEST_PUBKEY(
      "PUBKEY",
      "Public key of a node that payments can reach. Default: the node in the contract's example."),
  /** A node that cannot be paid. */
  UNROUTABLE_PUBKEY(
      "PUBKEY",
      "Public key of a node that no payment can reach. Default: a key from the contract's"
          + " examples whose"
          + " private key nobody knows."),
  /** The spending cap. */
  MAX_SATS(
      "SATS",
      "The cap: the most that the run can cost, in satoshis. A network fee is not known beforehand;"
          + " it counts as soon as a balance shows it. Default: 0, which sends only requests that"
          + " cannot pay."),
  /** How long one exchange may take. */
  TIMEOUT(
      "TIME",
      "How long one exchange may take in all: 30 or 2.5s in seconds, or 500ms. Default: 30s,"
          + " because servers"
          + " look for a route for 10s."),
  /** The least time between requests. */
  PAUSE(
      "TIME",
      "The least time between the starts of two requests, such as 1s or 500ms, for a target that"
          + " limits its rate. The kit then never sends two requests at the same time. Default: 0;"
          + " at most 60s."),
  /** Whether requests may be sent at the same time. */
  SEQUENTIAL(
      "",
      "Send one request at a time, for a target that cannot serve several. Rules about payments"
          + " at the same"
          + " time are then not exercised."),
  /** Headers of every request, in addition to those of the kit. */
  HEADER(
      "'NAME: VALUE'",
      "A header for every request, for example for a gateway. Can be repeated; in the"
          + " environment, one"
          + " header per line. Reports show its name and mask its value."),
  /** What every request goes through. */
  PROXY(
      "URL",
      "HTTP proxy for every request: http://HOST:PORT, or with USER:PASSWORD@ before the host."),
  /** Whether keys may be sent unencrypted. */
  ALLOW_PLAIN_HTTP(
      "",
      "Allow http:// to addresses other than loopback. Anyone on the network can then read"
          + " the keys."),
  /** Whom to trust. */
  CA_FILE(
      "FILE",
      "Certificates of the authorities to trust, in PEM, instead of those that Java trusts."),
  /** The certificate for targets that ask for one. */
  KEY_STORE("FILE", "Key store, PKCS #12 or JKS, with the client certificate and its key."),
  /** The key store's password. It has no flag, because process lists show command lines. */
  KEY_STORE_PASSWORD("PASSWORD", "Password of the key store and of its key."),
  /** Where the key store's password is. */
  KEY_STORE_PASSWORD_FILE(
      "FILE",
      "File with the password of the key store and of its key. You can also set the environment"
          + " variable"
          + " KEYSEND_KEY_STORE_PASSWORD."),
  /** Where the reports go. */
  REPORT_DIR(
      "DIR", "Directory for report.json, report.html, junit.xml, summary.md and badge.json."),
  /** Which rules to check. */
  RULES(
      "IDS",
      "Rules to check, by id or group, separated by commas. A ! leaves out a rule or group, as in"
          + " !money. Default: all."),
  /** How many generated requests to send. */
  EXPLORE(
      "N",
      "Send this many generated requests after the planned ones, within the cap, and check them"
          + " with the rules and a model of the wallet. The kit reduces each failure to the"
          + " smallest sequence that shows it."),
  /** The seed of the generated requests. */
  EXPLORE_SEED(
      "SEED",
      "Number that repeats an exploration. Default: a new number for each run, which the kit"
          + " prints."),
  /** What is known to be broken. */
  EXPECTED_FAILURES(
      "FILE",
      "File of rules that are known to be broken, one per line: RULE: REASON, or RULE until"
          + " YYYY-MM-DD: REASON. They do not fail the run. A line fails the run if the server"
          + " keeps the rule, or after its last day."),
  /** The file for the failures of this run. */
  WRITE_EXPECTED_FAILURES(
      "FILE",
      "File to write the broken rules of this run to, for --expected-failures. The kit"
          + " keeps the reasons."),
  /** Whether a broken SHOULD fails the run. */
  STRICT("", "Broken SHOULD rules fail the run."),
  /** Whether every MUST must be exercised. */
  REQUIRE_FULL("", "Exit with 1 unless every MUST was exercised."),
  /** Whether to show the plan only. */
  DRY_RUN("", "Show the requests and what they can cost, but send nothing."),
  /** Whether to only list the rules. */
  LIST("", "List the rules, but send nothing."),
  /** How the list is written. */
  FORMAT("FORMAT", "Format of the list of rules: text, or json for programs. Default: text."),
  /** Whether to print only the verdict. */
  QUIET("", "Print only the verdict and the spending."),
  /** Name of the target's software. */
  IMPLEMENTATION("NAME", "Name of the software that the target runs, for the reports."),
  /** Version of the target's software. */
  IMPLEMENTATION_VERSION(
      "VERSION", "Version of the software that the target runs, for the reports.");

  private final String shape;
  private final String description;

  Setting(String shape, String description) {
    this.shape = shape;
    this.description = description;
  }

  /** The placeholder for the value, such as {@code URL}; empty for a switch. */
  public String shape() {
    return shape;
  }

  /** Whether it is a switch, which has no value. */
  public boolean isSwitch() {
    return shape.isEmpty();
  }

  /** Whether it can be set on the command line. */
  public boolean hasFlag() {
    return this != KEY_STORE_PASSWORD;
  }

  /** What it sets, for people. */
  public String description() {
    return description;
  }

  /** Whether it can be given several times; its value then has a line for each. */
  public boolean isRepeatable() {
    return this == HEADER;
  }

  /** The name on the command line, such as {@code --base-url}. */
  public String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name in the environment, such as {@code KEYSEND_BASE_URL}. */
  public String environmentVariable() {
    return "KEYSEND_" + name();
  }

  /** The name as a property, such as {@code keysend.baseUrl}. */
  public String property() {
    StringBuilder property = new StringBuilder("keysend.");
    for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
      boolean first = property.charAt(property.length() - 1) == '.';
      property.append(
          first ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return property.toString();
  }

  /**
   * The value from the property, or else from the environment.
   *
   * @param properties the properties, by name
   */
  public Optional<String> value(Function<String, Optional<String>> properties) {
    return properties
        .apply(property())
        .or(() -> Optional.ofNullable(System.getenv(environmentVariable())));
  }

  /** A message with properties instead of flags, for people who set properties. */
  public static String namedAsProperties(String message) {
    String named = message;
    for (Setting setting : values()) {
      named = named.replaceAll(setting.flag() + "(?![a-z-])", setting.property());
    }
    return named;
  }
}
