package dev.keysend.mock.cli;

import java.net.BindException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line what went wrong, without a stack trace. */
final class PlainWords implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult arguments) {
    command.getErr().println(message(exception, arguments));
    return exception instanceof IllegalArgumentException
        ? command.getCommandSpec().exitCodeOnInvalidInput()
        : command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String message(Exception exception, ParseResult arguments) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        int port = arguments.matchedOptionValue("--port", 0);
        return "Port "
            + (port == 0 ? ServeCommand.DEFAULT_PORT : port)
            + " is taken, or the address is not this machine's; choose another --port, --port 0 for"
            + " any free one, or another --bind ("
            + cause.getMessage()
            + ")";
      }
    }
    return String.valueOf(exception.getMessage());
  }
}
