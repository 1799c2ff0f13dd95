package dev.keysend.mock.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every flag as an environment variable: {@code --webhook-url} is {@code KEYSEND_MOCK_WEBHOOK_URL}.
 * What is given on the command line goes first. {@code PORT}, which platforms set, is the port when
 * {@code KEYSEND_MOCK_PORT} is not there.
 */
final class Environment implements IDefaultValueProvider {
  private static final String PREFIX = "KEYSEND_MOCK_";

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /** The variable of a flag; null for one that says what to do and not how. */
  static @Nullable String variable(OptionSpec option) {
    return option.usageHelp() || option.versionHelp()
        ? null
        : PREFIX + option.longestName().substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    String variable = variable(option);
    String own = variable == null ? "" : variables.getOrDefault(variable, "");
    boolean port = option.longestName().equals("--port");
    String value = own.isEmpty() && port ? variables.getOrDefault("PORT", "") : own;
    // A variable that is set to nothing is not set.
    return value.isEmpty() ? null : value;
  }
}
