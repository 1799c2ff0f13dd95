package dev.keysend.mock.cli;

import dev.keysend.mock.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/MOCK-COMMAND.md} lists the command's flags. */
class CommandDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "MOCK-COMMAND.md");

  private final CommandSpec serve = Main.command().getCommandSpec();

  @Test
  void pageListsTheFlags() throws IOException {
    GeneratedPart.assertIs(DOCUMENT, "flags", table(serve));
  }

  @Test
  void pageListsTheFlagsOfRecord() throws IOException {
    CommandSpec record = serve.subcommands().get("record").getCommandSpec();
    GeneratedPart.assertIs(DOCUMENT, "record flags", table(record));
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
