package dev.keysend.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775807",
        "18446744073709551615",
        "0.1",
        "1E+400",
        "123456789012345678901234567890.123456789"
      })
  void numbersKeepEveryDigit(String number) throws MalformedJsonException {
    assertThat(Json.write(Json.read(number))).isEqualTo(number);
  }

  @Test
  void namesKeepTheirOrder() throws MalformedJsonException {
    assertThat(Json.write(Json.read("{\"b\":1, \"a\":\"⚡\"}"))).isEqualTo("{\"b\":1,\"a\":\"⚡\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}{}",
        "{} x",
        "{'a':1}",
        "[1,]",
        "NaN",
        "nul",
        "{\"a\":1,\"a\":2}",
        "/* a */ 1",
        "# a",
        "{a:1}",
        "01",
        "+1",
        ".5",
        "1.",
        "Infinity",
        "-Infinity",
        "[1,,2]",
        "\"a\tb\"",
        "\"\\x\"",
        "\"a",
        "[",
        "]",
        "[1}",
        "{]",
        "[-",
        "1e",
        "{\"\\ud83d\":1}"
      })
  void refusesInvalidJsonInPlainWords(String text) {
    assertThatThrownBy(() -> Json.read(text))
        .isInstanceOf(MalformedJsonException.class)
        .message()
        .isNotBlank()
        .doesNotContain(
            "`", "Feature", "jackson", "Constraints", "enable", "Source", "(for ", ": (")
        .doesNotContainPattern("end-of-input[A-Za-z]")
        .doesNotContainPattern("[A-Z]+_[A-Z]+");
  }

  @Test
  void reportsLimitsInPlainWords() {
    for (String text : new String[] {"[".repeat(2_000), "9".repeat(2_000), "1e1000000"}) {
      assertThatThrownBy(() -> Json.read(text))
          .isInstanceOf(MalformedJsonException.class)
          .message()
          .doesNotContain("`", "Constraints", "()");
    }
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    assertThatThrownBy(() -> Json.read("\"ü\"".getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessage("it is not UTF-8");
  }

  @Test
  void limitsDepthAndLength() {
    assertThatThrownBy(() -> Json.read("[".repeat(200_000)))
        .isInstanceOf(MalformedJsonException.class);
    assertThatThrownBy(() -> Json.read("9".repeat(100_000)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "{\"a\":[-1.5E+1002]}"})
  void refusesNumbersTooLongToWriteOut(String text) {
    assertThatThrownBy(() -> Json.read(text))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessage("a number has more than 1000 digits when it is written out");
  }
}
