package dev.keysend.conformance.setting;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that can be set. {@code BASE_URL} is {@code --base-url} on the command line, {@code
 * KEYSEND_BASE_URL} in the environment and {@code keysend.baseUrl} as a property.
 */
public enum Setting {
  /** Where the target is. */
  BASE_URL(
      "URL",
      "Scheme, host and port of the target, and any path before /v1. With \"mock\", or without it, the kit starts"
          + " the mock server and certifies that; as a library it wants one of the two."),
  /** The API key. */
  API_KEY("KEY", "API key, sent as user name of Basic authentication."),
  /** The wallet that pays. */
  WALLET_KEY("KEY", "Access key of the wallet that pays, with permission to withdraw."),
  /** A wallet key that must not pay. */
  READ_ONLY_WALLET_KEY("KEY", "Access key of a wallet without permission to withdraw."),
  /** The node that is paid. */
  DEST_PUBKEY(
      "PUBKEY",
      "Public key of a node that payments reach. Default: the one of the contract's example."),
  /** A node that cannot be paid. */
  UNROUTABLE_PUBKEY(
      "PUBKEY",
      "Public key of a node that no payment reaches. Default: a key of the contract's examples that nobody"
          + " holds."),
  /** The spending cap. */
  MAX_SATS(
      "SATS",
      "The most that the run may cost, in satoshis. A network fee is not known before it is taken; it"
          + " counts as soon as a balance shows it. Default: 0, only requests that cannot pay are sent."),
  /** How long one exchange may take. */
  TIMEOUT(
      "TIME",
      "How long one exchange may take as a whole: 30 or 2.5s in seconds, or 500ms. Default: 30s; servers"
          + " look for a route for 10."),
  /** How far apart requests are kept. */
  PAUSE(
      "TIME",
      "The least time between the beginnings of two requests, such as 1s or 500ms, for a target that"
          + " limits its rate; none then leave at once. Default: 0, at most 60s."),
  /** Whether requests may leave at once. */
  SEQUENTIAL(
      "",
      "Send one request at a time, for a target that cannot serve several; rules about payments at once are"
          + " not exercised."),
  /** What every request carries beside what the kit sends. */
  HEADER(
      "'NAME: VALUE'",
      "A header for every request, as a gateway may ask for; may be given several times, in the"
          + " environment one a line. Reports name it and mask its value."),
  /** What every request goes through. */
  PROXY(
      "URL",
      "HTTP proxy that every request goes through: http://HOST:PORT, or with USER:PASSWORD@ before the"
          + " host."),
  /** Whether keys may travel in clear. */
  ALLOW_PLAIN_HTTP(
      "", "Allow http:// to other than loopback addresses; everyone on the way can read the keys."),
  /** Whom to trust. */
  CA_FILE(
      "FILE",
      "Certificates of the authorities to trust, in PEM, in place of those that Java trusts."),
  /** Who the kit is, to a target that asks for a certificate. */
  KEY_STORE(
      "FILE",
      "Key store, PKCS #12 or JKS, with the certificate and key to show to a target that asks for one."),
  /** The key store's password; without a flag, since command lines are shown by process lists. */
  KEY_STORE_PASSWORD("PASSWORD", "Password of the key store and of its key."),
  /** Where the key store's password is. */
  KEY_STORE_PASSWORD_FILE(
      "FILE",
      "File with the password of the key store and of its key; or else set the environment variable"
          + " KEYSEND_KEY_STORE_PASSWORD."),
  /** Where the reports go. */
  REPORT_DIR(
      "DIR", "Directory for report.json, report.html, junit.xml, summary.md and badge.json."),
  /** Which rules to check. */
  RULES(
      "IDS",
      "Rules to check, by id or by group, separated by commas; with ! before it, one to leave out, as in"
          + " !money. Default: all."),
  /** How many generated requests to send. */
  EXPLORE(
      "N",
      "After the plan, send so many generated requests and short sequences within the cap, and judge them"
          + " by the rules and by what a wallet does; what is wrong is made as small as it can be."),
  /** What generated requests come from. */
  EXPLORE_SEED(
      "SEED",
      "Number that repeats what was explored. Default: another one each time; it is printed."),
  /** What is known to be broken. */
  EXPECTED_FAILURES(
      "FILE",
      "Rules that are known to be broken, one a line: RULE: REASON, or RULE until YYYY-MM-DD: REASON. They"
          + " do not fail the run; one that is kept, or whose last day has passed, does."),
  /** Where to write what this run found broken. */
  WRITE_EXPECTED_FAILURES(
      "FILE", "File to write what this run found broken to, for the flag before; reasons stay."),
  /** Whether a broken SHOULD fails the run. */
  STRICT("", "Broken SHOULD rules fail the run."),
  /** Whether every MUST must be exercised. */
  REQUIRE_FULL("", "Exit 1 unless every MUST was exercised."),
  /** Whether to show the plan only. */
  DRY_RUN("", "Show the requests and what they can cost, and send nothing."),
  /** Whether to list the rules only. */
  LIST("", "List the rules, and send nothing."),
  /** How the list is written. */
  FORMAT("FORMAT", "How the rules are listed: text, or json for programs. Default: text."),
  /** Whether to say the verdict only. */
  QUIET("", "Print the verdict and what was spent, and nothing else."),
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

  /** The shape of the value, such as {@code URL}; empty for a switch. */
  public String shape() {
    return shape;
  }

  /** Whether it is set by its name alone. */
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
   * What it is set to outside of the command line: by its property, or else in the environment.
   *
   * @param properties the properties, by name
   */
  public Optional<String> value(Function<String, Optional<String>> properties) {
    return properties
        .apply(property())
        .or(() -> Optional.ofNullable(System.getenv(environmentVariable())));
  }

  /** A message that names settings by their flags, for who sets them by properties. */
  public static String namedAsProperties(String message) {
    String named = message;
    for (Setting setting : values()) {
      named = named.replaceAll(setting.flag() + "(?![a-z-])", setting.property());
    }
    return named;
  }
}
