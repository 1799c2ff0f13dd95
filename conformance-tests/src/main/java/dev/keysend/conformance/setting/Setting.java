package dev.keysend.conformance.setting;

import java.util.Locale;

/**
 * Everything that can be set. {@code BASE_URL} is {@code --base-url} on the command line, {@code
 * KEYSEND_BASE_URL} in the environment and {@code keysend.baseUrl} as a property.
 */
public enum Setting {
  /** Where the target is. */
  BASE_URL(
      "URL",
      "Scheme, host and port of the target, and any path before /v1. Without it the kit starts the mock"
          + " server and certifies that."),
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
      "The most that the run may cost, in satoshis, network fees aside. Default: 0, only requests that"
          + " cannot pay are sent."),
  /** How long one exchange may take. */
  TIMEOUT(
      "SECONDS",
      "How long one answer may take, in seconds. Default: 30; servers look for a route for 10."),
  /** Where the reports go. */
  REPORT_DIR("DIR", "Directory for report.json, report.html, junit.xml and summary.md."),
  /** Which rules to check. */
  RULES("IDS", "Rules to check, by id or by group, separated by commas. Default: all."),
  /** Whether a broken SHOULD fails the run. */
  STRICT("", "Broken SHOULD rules fail the run."),
  /** Whether every MUST must be exercised. */
  REQUIRE_FULL("", "Exit 1 unless every MUST was exercised."),
  /** Whether to show the plan only. */
  DRY_RUN("", "Show the requests and what they can cost, and send nothing."),
  /** Whether to list the rules only. */
  LIST("", "List every rule, and send nothing."),
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

  /** What it sets, for people. */
  public String description() {
    return description;
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
}
