package dev.keysend.conformance.cli;

import java.util.List;
import java.util.Locale;

/**
 * One example of each flag, as {@code docs/KIT-COMMAND.md} shows it. {@link CommandExamplesTest}
 * runs each of them.
 */
final class CommandExamples {
  /**
   * One command.
   *
   * @param purpose what it is for
   * @param arguments what follows the command's name
   * @param exitCode its exit code
   */
  record Example(String purpose, String arguments, int exitCode) {
    String row() {
      return String.format(
          Locale.ROOT, "| %s | `keysend-conformance %s` | %d |\n", purpose, arguments, exitCode);
    }

    @Override
    public String toString() {
      return arguments;
    }
  }

  static final List<Example> ALL =
      List.of(
          free("check the built-in mock server and print only the verdict", "--quiet"),
          example(
              "spend up to 500 satoshis and write reports", "--max-sats 500 --report-dir reports"),
          free(
              "set the keys with flags",
              "--base-url https://your.server --api-key $API_KEY --wallet-key $WALLET_KEY"
                  + " --read-only-wallet-key $READ_ONLY_KEY"),
          example(
              "try the API key of another account",
              "--other-api-key $OTHER_API_KEY --rules access --max-sats 100"),
          example(
              "pay your own node, and try a node that is offline",
              "--dest-pubkey $YOUR_NODE --unroutable-pubkey $OFFLINE_NODE --max-sats 500"),
          example("wait at most 5 seconds for each response", "--timeout 5s"),
          example("send at most ten requests per second", "--pause 100ms --rules valid"),
          example("never send two requests at once", "--sequential --max-sats 500"),
          example(
              "send headers that a gateway asks for",
              "--header \"X-Gateway-Token: $TOKEN\" --header 'X-Tenant: blue'"),
          example("go through a proxy", "--proxy http://127.0.0.1:3128"),
          free(
              "check a server in your own network without TLS",
              "--base-url http://your.server --allow-plain-http --max-sats 500"),
          example(
              "trust a private certificate authority and use a client certificate",
              "--ca-file authority.pem --key-store client.p12"
                  + " --key-store-password-file password.txt --dry-run"),
          example("check two groups except for one rule", "--rules 'success,money,!created-now'"),
          example(
              "write today's failures to a file",
              "--max-sats 500 --write-expected-failures known.txt"),
          example(
              "accept the failures in that file", "--max-sats 500 --expected-failures known.txt"),
          example("fail the run on warnings", "--max-sats 500 --strict"),
          example(
              "fail unless every MUST is exercised",
              "--require-full --rules success --max-sats 500"),
          example(
              "name the release in the reports",
              "--implementation 'Our server' --implementation-version 7.1"),
          example("also send generated requests", "--max-sats 500 --explore 100 --explore-seed 7"),
          free("list the rules about money as JSON", "--list --format json --rules money"),
          free("compare two reports", "diff old/report.json reports/report.json"),
          free("print the help", "--help"),
          free("print the version", "--version"));

  private CommandExamples() {}

  /** A command for a server whose keys the environment sets. */
  private static Example example(String purpose, String arguments) {
    return free(purpose, "--base-url https://your.server " + arguments);
  }

  private static Example free(String purpose, String arguments) {
    return new Example(purpose, arguments, 0);
  }
}
