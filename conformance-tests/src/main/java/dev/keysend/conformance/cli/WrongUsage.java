package dev.keysend.conformance.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments, without their values, which can be keys. */
final class WrongUsage {
  private WrongUsage() {}

  /** Prints what is wrong, and returns the exit code. */
  static int explain(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(
        exception instanceof UnmatchedArgumentException unmatched
            ? unknown(unmatched.getUnmatched())
            : withoutValues(String.valueOf(exception.getMessage()), arguments));
    if (!UnmatchedArgumentException.printSuggestions(exception, err)) {
      err.println("--help lists the flags");
    }
    err.flush();
    return ExitCode.USAGE;
  }

  private static String unknown(List<String> unmatched) {
    String flags =
        unmatched.stream()
            .filter(argument -> argument.startsWith("-"))
            .map(argument -> argument.split("=", 2)[0])
            .collect(Collectors.joining(", "));
    return flags.isEmpty()
        ? "There is an argument without a flag in front of it"
        : "Unknown flag: " + flags;
  }

  private static String withoutValues(String message, String[] arguments) {
    return Stream.of(arguments)
        .map(
            argument -> argument.startsWith("-") ? argument.replaceFirst("^[^=]*=?", "") : argument)
        .filter(value -> !value.isEmpty())
        .reduce(message, (text, value) -> text.replace("'" + value + "'", "'***'"));
  }
}
