package dev.keysend.mock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class EnvironmentTest {
  private static Object value(Map<String, String> environment, String option, String... arguments) {
    CommandLine command = Main.command(environment);
    command.parseArgs(arguments);
    return command.getCommandSpec().findOption(option).getValue();
  }

  @Test
  void everyFlagHasAVariable() {
    for (OptionSpec option : Main.command(Map.of()).getCommandSpec().options()) {
      String variable = Environment.variable(option);
      if (variable == null) {
        continue;
      }
      String given =
          switch (option.longestName()) {
            case "--mode" -> "recorded";
            case "--delay" -> "5ms";
            case "--failure-rate" -> "5%";
            case "--wallet" -> "waka_a=1,waka_b=2";
            case "--webhook-url" -> "http://127.0.0.1:1/";
            default -> option.arity().max() == 0 ? "true" : "7";
          };

      assertThat(variable).matches("KEYSEND_MOCK_[A-Z_]+");
      assertThat(value(Map.of(variable, given), option.longestName()))
          .as(variable)
          .isNotEqualTo(value(Map.of(), option.longestName()));
    }
  }

  @Test
  void commandLineOverridesVariablesAndEmptyVariablesAreUnset() {
    Map<String, String> environment = Map.of("KEYSEND_MOCK_BALANCE", "7", "KEYSEND_MOCK_BIND", "");

    assertThat(value(environment, "--balance")).isEqualTo(7L);
    assertThat(value(environment, "--balance", "--balance", "8")).isEqualTo(8L);
    assertThat(value(environment, "--bind")).isEqualTo("localhost");
  }

  @Test
  void switchGivenTwiceIsOn() {
    for (OptionSpec option : Main.command(Map.of()).getCommandSpec().options()) {
      String variable = Environment.variable(option);
      if (variable != null && option.arity().max() == 0) {
        assertThat(value(Map.of(variable, "true"), option.longestName(), option.longestName()))
            .as(variable)
            .isEqualTo(true);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 9000, 9000", "81, 9000, 81", "81, '', 81"})
  void ownVariableOverridesThePlatformsPort(String own, String platforms, int port) {
    assertThat(value(Map.of("KEYSEND_MOCK_PORT", own, "PORT", platforms), "--port"))
        .isEqualTo(port);
  }

  /** Two listeners cannot share a port. */
  @Test
  void platformsPortDoesNotSetTheHttpsPort() {
    assertThat(value(Map.of("PORT", "9000"), "--https-port")).isNull();
  }

  @Test
  void repeatableFlagReadsAListWithCommas() {
    for (OptionSpec option : Main.command(Map.of()).getCommandSpec().options()) {
      String variable = Environment.variable(option);
      if (variable != null && option.isMultiValue()) {
        assertThat((List<?>) value(Map.of(variable, "waka_a=1,waka_b=2"), option.longestName()))
            .as(variable)
            .hasSize(2);
      }
    }
  }

  @Test
  void invalidVariableIsReportedWithTheFlagsName() {
    StringWriter errors = new StringWriter();
    int exitCode =
        Main.command(Map.of("KEYSEND_MOCK_DELAY", "soon"))
            .setErr(new PrintWriter(errors, true))
            .execute();

    assertThat(errors.toString()).contains("--delay", "100ms-2s");
    assertThat(exitCode).isEqualTo(2);
  }
}
