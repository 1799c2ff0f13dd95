package dev.keysend.conformance.setting;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** File names in a process whose locale supports only ASCII. */
class FileNamesTest {
  /** The same name as such a process receives it, and as a property contains it. */
  @ParameterizedTest
  @ValueSource(strings = {"z??rich", "z\ufffd\ufffdrich", "z\u00fcrich"})
  void refusesANameWithLettersThatTheLocaleLacks(String name) {
    assertThatThrownBy(() -> path(name, US_ASCII))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--report-dir has letters that this process cannot write, because its locale only"
                + " knows US-ASCII"
                + "; set the environment variable LC_ALL to C.UTF-8");
  }

  @Test
  void acceptsOtherNames() {
    assertThat(path("reports/2026 a_b", US_ASCII)).isEqualTo(Path.of("reports/2026 a_b"));
    assertThat(path("what?", UTF_8)).isEqualTo(Path.of("what?"));
  }

  @Test
  void refusesAnInvalidFileName() {
    assertThatThrownBy(() -> path("a\u0000b", UTF_8))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("which is not a valid file name");
  }

  private static Path path(String name, Charset names) {
    return FileNames.path(Setting.REPORT_DIR, name, names);
  }
}
