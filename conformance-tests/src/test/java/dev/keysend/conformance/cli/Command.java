package dev.keysend.conformance.cli;

import dev.keysend.conformance.ConformanceRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** Runs the command in this process, with arguments as a user writes them. */
public final class Command {
  /** The exit code and the output of the command. */
  public record Result(int exitCode, String out, String err) {}

  private Command() {}

  public static Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = new CommandLine(Main.spec());
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = Main.execute(command, arguments);
    return new Result(exitCode, out.toString(), err.toString());
  }

  /** The ids of all rules. */
  public static List<String> rules() {
    return ConformanceRun.rules().stream().map(rule -> rule.id()).toList();
  }
}
