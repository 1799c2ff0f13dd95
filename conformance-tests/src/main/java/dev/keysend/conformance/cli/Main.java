package dev.keysend.conformance.cli;

import dev.keysend.conformance.ConformanceRun;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.setting.NearNames;
import dev.keysend.conformance.setting.RunSettings;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.setting.UsageException;
import dev.keysend.conformance.wire.Rehearsal;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command {@code keysend-conformance}. */
public final class Main {
  private Main() {}

  /** Runs the command; the exit code is 0 to 3. */
  public static void main(String[] arguments) {
    // REST Assured uses Groovy, which otherwise links a call only after ten thousand calls.
    System.setProperty("groovy.indy.optimize.threshold", "0");
    Rehearsal.start();
    // If Maven runs this in its own process, the verdict is then the last thing that it prints.
    System.exit(execute(new CommandLine(spec()), arguments));
  }

  static int execute(CommandLine command, String... arguments) {
    return command
        .setParameterExceptionHandler(WrongUsage::explain)
        .setExecutionStrategy(parsed -> runOrSayWhyNot(command, parsed))
        .execute(arguments);
  }

  static CommandSpec spec() {
    CommandSpec spec = HelpFlags.addTo(CommandSpec.create().name("keysend-conformance"));
    spec.usageMessage()
        .description("Checks whether a server keeps the keysend contract.")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.MEANINGS)
        .footer(
            "%nYou can also set each flag with an environment variable or a Java property: "
                + Setting.BASE_URL.flag()
                + ", "
                + Setting.BASE_URL.environmentVariable()
                + " and "
                + Setting.BASE_URL.property()
                + " are the same.");
    spec.version("keysend-conformance " + Main.class.getPackage().getImplementationVersion());
    for (Setting setting : Setting.values()) {
      if (!setting.hasFlag()) {
        continue;
      }
      OptionSpec.Builder option =
          OptionSpec.builder(setting.flag()).type(String.class).description(setting.description());
      if (setting.isRepeatable()) {
        option.type(String[].class);
      }
      spec.addOption(
          setting.isSwitch()
              ? option.arity("0").fallbackValue("true").build()
              : option.paramLabel(setting.shape()).build());
    }
    spec.addSubcommand(DiffCommand.NAME, DiffCommand.spec());
    return spec;
  }

  private static int runOrSayWhyNot(CommandLine command, ParseResult parsed) {
    if (parsed.hasSubcommand()) {
      return DiffCommand.run(command, parsed.subcommand());
    }
    try {
      return run(command, parsed);
    } catch (UsageException e) {
      command.getErr().println(e.getMessage());
      command.getErr().flush();
      return ExitCode.USAGE;
    } catch (RuntimeException | Error e) {
      // Otherwise picocli would exit with the code for servers that are not conformant.
      command.getErr().println("The kit failed: " + e);
      command.getErr().flush();
      return ExitCode.NOT_TESTED;
    }
  }

  private static int run(CommandLine command, ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    NearNames.refuse(name -> Optional.empty());
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      setting
          .value(name -> Optional.ofNullable(System.getProperty(name)))
          .ifPresent(value -> values.put(setting, value));
      if (parsed.hasMatchedOption(setting.flag())) {
        values.put(setting, value(setting, parsed));
      }
    }
    RunSettings settings = RunSettings.of(values);
    Console console =
        new Console(
            command.getOut(),
            command.getErr(),
            Terminal.ofProcess(),
            settings.isSet(Setting.QUIET));
    if (settings.isSet(Setting.LIST)) {
      if (settings.text(Setting.FORMAT).filter("json"::equals).isPresent()) {
        console.printForPrograms(ConformanceRun.rules(settings));
      } else {
        console.print(ConformanceRun.rules(settings));
      }
      return ExitCode.CONFORMANT;
    }
    if (settings.isSet(Setting.DRY_RUN)) {
      console.plan(ConformanceRun.plan(settings));
      return ExitCode.CONFORMANT;
    }
    try {
      ConformanceRun.run(settings, console);
    } catch (IOException e) {
      console.notWritten(e.getMessage());
      return console
          .report()
          .map(report -> exitCode(report, settings))
          .map(code -> code == ExitCode.CONFORMANT ? ExitCode.NOT_TESTED : code)
          .orElse(ExitCode.USAGE);
    }
    RunReport report = console.report().orElseThrow();
    if (report.verdict().isSuccess(false)
        && !report.verdict().isSuccess(settings.isSet(Setting.REQUIRE_FULL))) {
      console.notFull();
    }
    return exitCode(report, settings);
  }

  private static String value(Setting setting, ParseResult parsed) {
    return setting.isRepeatable()
        ? String.join("\n", parsed.matchedOptionValue(setting.flag(), new String[0]))
        : parsed.matchedOptionValue(setting.flag(), "");
  }

  private static int exitCode(RunReport report, RunSettings settings) {
    int code = ExitCode.of(report.verdict(), settings.isSet(Setting.REQUIRE_FULL));
    boolean stale = !report.staleExpectations().isEmpty();
    return code == ExitCode.CONFORMANT && stale ? ExitCode.NOT_CONFORMANT : code;
  }
}
