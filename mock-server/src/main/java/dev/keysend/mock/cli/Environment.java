package dev.keysend.mock.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every flag as an environment variable: {@code --webhook-url} is {@code KEYSEND_MOCK_WEBHOOK_URL}.
 * The command line overrides the environment. {@code PORT}, which platforms set, is the port if
 * {@code KEYSEND_MOCK_PORT} is not set.
 */
final class Environment implements IDefaultValueProvider {
  private static final String PREFIX = "KEYSEND_MOCK_";

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /** The variable of a flag; null for a flag that is a command, such as --help. */
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
    // An empty variable counts as not set.
    return value.isEmpty() ? null : value;
  }
}
