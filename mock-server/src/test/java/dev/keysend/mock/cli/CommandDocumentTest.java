package dev.keysend.mock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/MOCK-COMMAND.md} lists the flags that there are. */
class CommandDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "MOCK-COMMAND.md");

  private static final String HEAD =
      """
      # The mock's command

      `java -jar keysend-mock-server.jar` serves until SIGTERM or Ctrl-C, and then ends with 0; what has settled by then is
      still posted to the webhook, for three seconds at most. Once ready it prints one line that ends in its base URL.
      Every flag is an environment variable too: `--webhook-url` is `KEYSEND_MOCK_WEBHOOK_URL`, a switch is set by `true`, and
      several values have commas between. The command line goes first. `PORT` is the port where `KEYSEND_MOCK_PORT` is not set.
      From a checkout, `mvn -Pmock -Dexec.args="--port 8091"` passes flags on.

      The tables are written from the command's own `--help` and compared with it in the build
      (`mvn verify -pl mock-server -am -Dkeysend.writeDocuments` writes them anew).

      """;

  private static final String PREFER =
      """

      ## Another answer for one request: `Prefer`

      A request's header `Prefer` chooses its answer, in the words of Prism: `code=STATUS`, `example=NAME`, or both;
      `delay=TIME` holds the answer back. What is wrong with the request goes first; the answer that is asked for then comes
      without a payment: **no money moves**, except with `code=201` or `delay=TIME` alone.

      | header | answer | paid |
      | --- | --- | --- |
      | `Prefer: code=201` | as without it | as without it |
      | `Prefer: code=404`, any status from 400 to 599 | the contract's first example of that status, or else its error with that status | no |
      | `Prefer: example=failure-no-route` | the example of that name, be it the contract's or a file's of `--examples` | no |
      | `Prefer: example=keysend-sent` | the recorded 201, with its own preimage and hash | no |
      | `Prefer: code=201, example=keysend-sent-2023` | a payment of yours, answered like that example | yes |
      | `Prefer: delay=200ms`, or `delay=100ms-2s` | as without it, but held back | as without it |

      A name or a status that there is not is answered with 400 and what there is.

      Every answer of the endpoint says in the header `Keysend-Mock-Outcome` what the mock did: `settled` when the wallet
      paid, or else what it answered with, such as `failure-no-route`, `request-invalid` or `bad-credentials`.
      """;

  private static final String WIREMOCK =
      """

      ## What WireMock gives already

      Stubs of WireMock's admin API, or files of `--mappings`, go before the contract. This one, posted to `/__admin/mappings`,
      refuses the first payment and lets the next ones through to the wallet:

      ```json
      {
        "scenarioName": "down once",
        "requiredScenarioState": "Started",
        "newScenarioState": "up",
        "request": { "method": "POST", "urlPathPattern": "/v1/wallet/[^/]+/keysend" },
        "response": { "status": 503 }
      }
      ```

      Posted to `/__admin/settings`, this holds back every answer, refusals too; `--delay` holds back those of payments that
      settle:

      ```json
      { "fixedDelay": 200 }
      ```

      `/__admin/keysend/network` shows and changes `delay`, `failure_rate` and `max_payments_at_once`: `PUT` with those that
      change. `POST /__admin/keysend/reset` undoes all of it.
      """;

  private static final String FASTER =
      """

      ## Faster starts

      Most of a start is Java reading classes. An archive of them halves it. It is made by the first run and fits only the
      same Java and the same file; any other starts as if there were none.

      ```sh
      java -XX:ArchiveClassesAtExit=mock.jsa -Xlog:cds=off -Xlog:cds+dynamic=off -jar keysend-mock-server.jar  # once: pay, then Ctrl-C
      java -XX:SharedArchiveFile=mock.jsa -XX:TieredStopAtLevel=1 -jar keysend-mock-server.jar
      ```

      The second flag leaves out the compiler that pays off in the long run only: fewer payments per second, an earlier
      first one. A JDK 19 or later needs one line: `java -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=mock.jsa -jar …`.
      The programs that bring their own Java, and the container images, have all of it.
      """;

  @Test
  void theFlagsAreTheCommands() throws IOException {
    CommandSpec serve = Main.command().getCommandSpec();
    CommandSpec record = serve.subcommands().get("record").getCommandSpec();
    String document =
        HEAD
            + "## Serving\n\n"
            + table(serve)
            + "\n## Recording: the subcommand `record`\n\n"
            + String.join(" ", record.usageMessage().description())
            + " See [recording](RECORDING.md).\n\n"
            + table(record)
            + PREFER
            + WIREMOCK
            + FASTER;
    if (System.getProperty("keysend.writeDocuments") != null) {
      Files.writeString(DOCUMENT, document);
    }

    assertThat(Files.readString(DOCUMENT))
        .as("mvn verify -pl mock-server -am -Dkeysend.writeDocuments writes it anew")
        .isEqualToNormalizingNewlines(document);
  }

  private static String table(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .map(CommandDocumentTest::row)
        .collect(Collectors.joining("\n", "| flag | what it does |\n| --- | --- |\n", "\n"));
  }

  private static String row(OptionSpec option) {
    String names = String.join("`, `", option.names());
    String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    String text =
        String.join(" ", option.description())
            .replace("%%", "%")
            .replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue()));
    return "| `" + names + label + "` | " + text + (option.required() ? " Required." : "") + " |";
  }
}
