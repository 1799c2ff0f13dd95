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

  private final CommandSpec spec = Main.spec();

  @Test
  void theDocumentIsTheCommands() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    for (OptionSpec option : spec.options()) {
      text.append(row(option));
    }
    text.append(
        row("", Setting.KEY_STORE_PASSWORD.property(), Setting.KEY_STORE_PASSWORD.description()));

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
