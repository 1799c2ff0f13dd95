package dev.keysend.mock.cli;

import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Describes a failure in one line, without a stack trace. */
final class PlainWords implements IExecutionExceptionHandler {
  private static final Pattern CAMEL = Pattern.compile("-(.)");

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult arguments) {
    command.getErr().println(message(exception, command.getCommandSpec()));
    return exception instanceof IllegalArgumentException
        ? command.getCommandSpec().exitCodeOnInvalidInput()
        : command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String message(Exception exception, CommandSpec command) {
    if (exception instanceof IllegalArgumentException) {
      return withFlags(String.valueOf(exception.getMessage()), command);
    }
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return cannotListen(String.valueOf(cause.getMessage()), command);
      }
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return noAddress("no address has this name", command);
      }
    }
    return String.valueOf(exception.getMessage());
  }

  /** Settings have other names in Java; a name of one word is only one at the start. */
  private static String withFlags(String message, CommandSpec command) {
    String named = message;
    for (OptionSpec option : command.options()) {
      String setting =
          CAMEL
              .matcher(option.longestName().substring(2))
              .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
      String place = option.longestName().indexOf('-', 2) < 0 ? "^" : "\\b";
      named = named.replaceAll(place + setting + "\\b", option.longestName());
    }
    return named;
  }

  /** Says whether to change the address or the port, whichever is not available. */
  private static String cannotListen(String why, CommandSpec command) {
    String address = value(command, "--bind");
    if (why.contains("assign requested address")) {
      return noAddress(why, command);
    }
    String port = value(command, "--port");
    return port.equals("0")
        // Any port would do.
        ? noAddress(why, command)
        : "Port "
            + port
            + " is in use at "
            + address
            + ", or reserved; choose another --port, or --port 0 for any free one ("
            + why
            + ")";
  }

  private static String noAddress(String why, CommandSpec command) {
    return "The address "
        + value(command, "--bind")
        + " is not an address of this machine; choose another --bind ("
        + why
        + ")";
  }

  private static String value(CommandSpec command, String option) {
    return command.findOption(option).getValue().toString();
  }
}
