package dev.keysend.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.contract.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from a target must not act as a command in the log of a build server. */
class PrintableTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "::error file=a.js::broken",
        "   ::add-mask::the",
        "\u00a0\t::set-output name=a::b",
        "first\n::stop-commands::x",
        "first\r\n  ::error::x",
        "##[error]broken",
        "said ##[group]x",
        "###[command]x",
        "##vso[task.setvariable]x",
        "##teamcity[testFailed]",
      })
  void noLineActsAsACommand(String text) {
    for (String shown :
        new String[] {
          PrintableText.of(text), PrintableText.onOneLine(text), PrintableText.of("\n" + text)
        }) {
      assertThat(shown.lines()).noneMatch(line -> line.strip().startsWith("::"));
      assertThat(shown).doesNotContainPattern("##\\w*\\[");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a::b", "std::vector", "# title", "## title", "a ##", "[##", ": :", ":"})
  void leavesOtherTextUnchanged(String text) {
    assertThat(PrintableText.of(text)).isEqualTo(text);
  }

  @Test
  void escapedTextIsTheSameJson() throws Exception {
    String text = "\"##[error]x\"";
    assertThat(Json.read(PrintableText.of(text))).isEqualTo(Json.read(text));
  }
}
