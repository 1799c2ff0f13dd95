package dev.keysend.conformance.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code --help} and {@code --version}. Picocli's own are annotated, and Java takes long to read
 * annotations.
 */
final class HelpFlags {
  private HelpFlags() {}

  static CommandSpec addTo(CommandSpec command) {
    return command
        .addOption(
            flag("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build())
        .addOption(
            flag("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
  }

  private static OptionSpec.Builder flag(String... names) {
    return OptionSpec.builder(names).type(boolean.class).arity("0");
  }
}
