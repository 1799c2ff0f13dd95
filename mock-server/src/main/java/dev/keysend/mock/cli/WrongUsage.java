package dev.keysend.mock.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command, without its keys. */
final class WrongUsage implements IParameterExceptionHandler {
  private static final Pattern KEY = Pattern.compile("\\b(pak|sak|wak\\w*|lnurlp)_[\\w.+/=-]+");

  private final Map<String, String> variables;

  WrongUsage(Map<String, String> variables) {
    this.variables = variables;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(message(exception, arguments));
    if (!UnmatchedArgumentException.printSuggestions(exception, err)) {
      err.println("--help lists the options");
    }
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private String message(ParameterException exception, String[] arguments) {
    if (exception instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched.getUnmatched());
    }
    return KEY.matcher(String.valueOf(exception.getMessage()))
            .replaceAll("$1_***")
            .replaceFirst("is not an? (int|long)\\b.*", "is not a whole number, or is too large")
            .replaceFirst("is not a boolean\\b.*", "is neither true nor false")
        + origin(exception, arguments);
  }

  /** What has no hyphen in front can be a key. */
  private static String unknown(List<String> unmatched) {
    List<String> options =
        unmatched.stream()
            .filter(argument -> argument.startsWith("-"))
            .map(argument -> argument.replaceFirst("=.*", ""))
            .toList();
    return options.isEmpty()
        ? "There is an argument without an option in front of it"
        : "Unknown option: " + String.join(", ", options);
  }

  /** The variable that a value comes from, if it does. */
  private String origin(ParameterException exception, String[] arguments) {
    if (!(exception.getArgSpec() instanceof OptionSpec option)) {
      return "";
    }
    String variable = Environment.variable(option);
    boolean isFlag =
        Stream.of(arguments).anyMatch(argument -> argument.startsWith(option.longestName()));
    return variable == null || isFlag || variables.getOrDefault(variable, "").isEmpty()
        ? ""
        : "; it comes from the environment variable " + variable;
  }
}
