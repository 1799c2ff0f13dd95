package dev.keysend.mock.cli;

import dev.keysend.mock.wiremock.HeadStart;
import java.util.Map;
import picocli.CommandLine;

/** The program's entry point. */
public final class Main {
  private Main() {}

  /** Starts the server, which runs until it is stopped; its threads outlive this method. */
  public static void main(String... arguments) {
    HeadStart.begin();
    int exitCode = command().execute(arguments);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static CommandLine command() {
    return command(System.getenv());
  }

  static CommandLine command(Map<String, String> environment) {
    return new CommandLine(ServeCommand.spec())
        .setDefaultValueProvider(new Environment(environment))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new WrongUsage(environment))
        .setExecutionExceptionHandler(new PlainWords());
  }
}
