package dev.keysend.mock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The flags of a command, in the order of its help. They have no annotations, because Java takes a
 * sixth of the mock's start to read those.
 *
 * @param <S> what the flags set
 */
final class Flags<S> {
  private final CommandSpec command;
  private final List<Flag<S, ?>> flags = new ArrayList<>();

  Flags(CommandSpec command) {
    this.command = command;
  }

  /** A flag with one value. */
  static OptionSpec.Builder value(String name, String label, Class<?> type, String description) {
    return OptionSpec.builder(name).paramLabel(label).type(type).description(description);
  }

  /** A flag with one text. */
  static OptionSpec.Builder text(String name, String label, String description) {
    return value(name, label, String.class, description);
  }

  /** A flag that can be repeated, and take values with commas in between. */
  static OptionSpec.Builder values(String name, String label, Class<?> type, String description) {
    return value(name, label, List.class, description).auxiliaryTypes(type).splitRegex(",");
  }

  /** A flag without a value. An environment variable sets it to true or false. */
  static OptionSpec.Builder toggle(String name, String description) {
    return asks(name).fallbackValue("true").description(description);
  }

  private static OptionSpec.Builder asks(String... names) {
    return OptionSpec.builder(names).type(boolean.class).arity("0");
  }

  /** Adds a flag. */
  OptionSpec add(OptionSpec.Builder option) {
    OptionSpec flag = option.build();
    command.addOption(flag);
    return flag;
  }

  /** Adds a flag and what its value sets. */
  <T> OptionSpec add(OptionSpec.Builder option, BiConsumer<S, T> set) {
    OptionSpec flag = add(option);
    flags.add(new Flag<>(flag, set));
    return flag;
  }

  /** Adds a flag and what each of its values sets. */
  <T> void addEach(OptionSpec.Builder option, BiConsumer<S, T> set) {
    add(
        option,
        (S settings, List<T> values) -> values.forEach(value -> set.accept(settings, value)));
  }

  /** Adds the flags that every command has. */
  void addHelp() {
    add(asks("-h", "--help").usageHelp(true).description("Show this help message and exit."));
    add(
        asks("-V", "--version")
            .versionHelp(true)
            .description("Print version information and exit."));
  }

  /** Sets everything that the command line and the environment have a value for. */
  void apply(S settings) {
    flags.forEach(flag -> flag.apply(settings));
  }

  private record Flag<S, T>(OptionSpec option, BiConsumer<S, T> set) {
    void apply(S settings) {
      T value = option.getValue();
      if (value != null) {
        set.accept(settings, value);
      }
    }
  }
}
