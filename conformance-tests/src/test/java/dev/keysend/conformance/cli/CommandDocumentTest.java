package dev.keysend.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.WrittenDocument;
import dev.keysend.conformance.setting.Setting;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/KIT-COMMAND.md} says what the command takes. */
class CommandDocumentTest {
  private static final String HEAD =
      """
      # The kit's command

      `java -jar keysend-conformance.jar` judges a server and ends with one of four [exit codes](ERRORS.md#conformance-kit),
      or with 130 or 143 where it is interrupted or told to end.

      Each flag is also an environment variable, `KEYSEND_` and its name, and a Java property: `--base-url`,
      `KEYSEND_BASE_URL` and `keysend.baseUrl` are the same. A flag goes before a property, and a property before the
      environment. A build that runs the suite as a library sets properties or the environment.

      This file is written from the command and compared with it in the build
      (`mvn verify -pl conformance-tests -am -Dkeysend.writeDocuments` writes it anew).

      | flag | property | what it sets |
      | --- | --- | --- |
      """;

  private static final String EXAMPLES =
      """

      ## Examples

      `keysend-conformance` stands for `java -jar keysend-conformance.jar`, and the keys are in the environment where an
      example does not name them. Each example is run by the build, against a right server.

      | to … | run | exit code |
      | --- | --- | --- |
      """;

  private static final String SUBCOMMAND =
      """

      ## Expected failures

      A file has a rule a line, the reason why it is known to be broken, and the last day on which that is accepted, if
      there is one. Empty lines, and those that begin with `#`, say nothing.

      ```text
      # What our server breaks, and why.
      accepts-api-key-header until 2027-03-31: the gateway drops the header; it is replaced in spring
      error-status-is-http-status: old clients read it
      ```

      What is broken as expected is *excused*: it does not fail the run, and the verdict is *conformant except* these
      rules, never *conformant*. A line whose rule is kept, or whose last day has passed, fails the run, so that the file
      does not grow old. `--write-expected-failures` writes the file from a run, and keeps reasons and dates.

      ## Changes between two runs

      `diff OLD.json NEW.json` compares two `report.json`, prints each rule that ended otherwise, and exits with 1 if any
      ended worse: one that was kept is broken, or is not known any more. A broken rule that is not exercised any more has
      changed, and is neither better nor worse.

      ## Generated requests

      `--explore N` sends N generated requests after the plan, within the cap: payments with data and records of all sorts,
      requests one step beside the contract, several at once unless `--sequential` is set, and sequences of these. Each
      sequence is judged by the rules and by a model of the wallet: what is valid is paid, what is not is refused, and the
      balance falls by what was paid and by nothing else, network fees aside. What is wrong is asked again, made as small
      as it can be, printed as `curl`, and repeated by the seed from a wallet that holds as much. Within a cap none leaves
      that names no amount. To make a finding small takes up to 250 sequences more, which the cap counts too. A run whose
      cap or wallet does not last counts the generated requests as not exercised.
      """;

  private final CommandSpec spec = Main.spec();

  @Test
  void theDocumentIsTheCommands() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    for (OptionSpec option : spec.options()) {
      text.append(row(option));
    }
    text.append(
        row("", Setting.KEY_STORE_PASSWORD.property(), Setting.KEY_STORE_PASSWORD.description()));

    text.append(EXAMPLES);
    CommandExamples.ALL.forEach(example -> text.append(example.row()));
    text.append(SUBCOMMAND);

    WrittenDocument.assertIs("KIT-COMMAND.md", text.toString());
  }

  @Test
  void everySettingIsAnOptionAndInTheHelp() {
    String help = new CommandLine(spec).getUsageMessage(CommandLine.Help.Ansi.OFF);
    List<String> flags = spec.options().stream().map(OptionSpec::longestName).toList();
    for (Setting setting : Setting.values()) {
      if (setting.hasFlag()) {
        assertThat(flags).contains(setting.flag());
        assertThat(help).contains(setting.flag());
      } else {
        assertThat(flags).doesNotContain(setting.flag());
      }
    }
    assertThat(help).contains("Exit codes:", "The target could not be tested.", "130, 143");
  }

  private static String row(OptionSpec option) {
    String flag = String.join("`, `", option.names());
    boolean takesValue = option.arity().max() > 0;
    return row(
        "`" + flag + (takesValue ? " " + option.paramLabel() : "") + "`",
        setting(option).map(Setting::property).orElse(""),
        String.join(" ", option.description()));
  }

  private static Optional<Setting> setting(OptionSpec option) {
    return Arrays.stream(Setting.values())
        .filter(setting -> setting.flag().equals(option.longestName()))
        .findFirst();
  }

  private static String row(String flag, String property, String description) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s |%n",
        flag,
        property.isEmpty() ? "" : "`" + property + "`",
        description.replace("|", "\\|"));
  }
}
