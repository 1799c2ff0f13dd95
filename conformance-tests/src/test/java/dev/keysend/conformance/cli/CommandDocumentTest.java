package dev.keysend.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.GeneratedPart;
import dev.keysend.conformance.setting.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/KIT-COMMAND.md} lists the command's flags and examples. */
class CommandDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "KIT-COMMAND.md");

  private final CommandSpec spec = Main.spec();

  @Test
  void listsTheFlagsOfTheCommand() throws IOException {
    StringBuilder text =
        new StringBuilder("| flag | property | what it sets |\n| --- | --- | --- |\n");
    for (OptionSpec option : spec.options()) {
      text.append(row(option));
    }
    text.append(
        row("", Setting.KEY_STORE_PASSWORD.property(), Setting.KEY_STORE_PASSWORD.description()));

    GeneratedPart.assertIs(DOCUMENT, "flags", text.toString());
  }

  @Test
  void listsTheExamplesThatTheTestsRun() throws IOException {
    StringBuilder text = new StringBuilder("| to … | run | exit code |\n| --- | --- | --- |\n");
    CommandExamples.ALL.forEach(example -> text.append(example.row()));

    GeneratedPart.assertIs(DOCUMENT, "examples", text.toString());
  }

  @Test
  void everySettingWithAFlagIsAnOptionAndInTheHelp() {
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
        "| %s | %s | %s |\n",
        flag,
        property.isEmpty() ? "" : "`" + property + "`",
        description.replace("|", "\\|"));
  }
}
