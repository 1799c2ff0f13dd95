package dev.keysend.conformance.cli;

import java.util.List;
import java.util.Locale;

/**
 * One example of each flag, as the page about the command shows it. Each is run by {@link
 * CommandExamplesTest}.
 */
final class CommandExamples {
  /**
   * One command.
   *
   * @param purpose what it is for
   * @param arguments what stands behind the command's name
   * @param exitCode how it ends
   */
  record Example(String purpose, String arguments, int exitCode) {
    String row() {
      return String.format(
          Locale.ROOT, "| %s | `keysend-conformance %s` | %d |%n", purpose, arguments, exitCode);
    }

    @Override
    public String toString() {
      return arguments;
    }
  }

  static final List<Example> ALL =
      List.of(
          free("judge the built-in mock server, and say the verdict alone", "--quiet"),
          example(
              "spend up to 500 satoshis, and write reports", "--max-sats 500 --report-dir reports"),
          free(
              "give the keys where the environment does not",
              "--base-url https://your.server --api-key $API_KEY --wallet-key $WALLET_KEY"
                  + " --read-only-wallet-key $READ_ONLY_KEY"),
          example(
              "pay a node of your own, and try one that is offline",
              "--dest-pubkey $YOUR_NODE --unroutable-pubkey $OFFLINE_NODE --max-sats 500"),
          example("wait 5 seconds for each answer at most", "--timeout 5s"),
          example("keep requests a tenth of a second apart", "--pause 100ms --rules valid"),
          example("never send two requests at once", "--sequential --max-sats 500"),
          example(
              "show a gateway who you are, and which tenant you mean",
              "--header \"X-Gateway-Token: $TOKEN\" --header 'X-Tenant: blue'"),
          example("go through a proxy", "--proxy http://127.0.0.1:3128"),
          free(
              "reach a server in your own network without TLS",
              "--base-url http://your.server --allow-plain-http --max-sats 500"),
          example(
              "trust a private authority, and show a certificate",
              "--ca-file authority.pem --key-store client.p12"
                  + " --key-store-password-file password.txt --dry-run"),
          example("check two groups, but for one rule", "--rules 'success,money,!created-now'"),
          example(
              "write down what is broken today",
              "--max-sats 500 --write-expected-failures known.txt"),
          example(
              "let what is known not fail the run", "--max-sats 500 --expected-failures known.txt"),
          example("let warnings fail the run", "--max-sats 500 --strict"),
          example("fail unless all is known", "--require-full --rules success --max-sats 500"),
          example(
              "say which release it is, in the reports",
              "--implementation 'Our server' --implementation-version 7.1"),
          example("look for what no list has", "--max-sats 500 --explore 100 --explore-seed 7"),
          free("list the rules about money, for a program", "--list --format json --rules money"),
          free("tell what has changed since", "diff old/report.json reports/report.json"),
          free("read all this in a terminal", "--help"),
          free("name the version", "--version"));

  private CommandExamples() {}

  /** One that judges a server which asks for nothing but what the environment has. */
  private static Example example(String purpose, String arguments) {
    return free(purpose, "--base-url https://your.server " + arguments);
  }

  private static Example free(String purpose, String arguments) {
    return new Example(purpose, arguments, 0);
  }
}
