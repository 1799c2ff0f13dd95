package dev.keysend.mock.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.mock.endpoint.payment.PairCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleFilesTest {
  @TempDir private Path folder;

  private ExampleFiles files(String... problems) {
    return new ExampleFiles(folder, pair -> List.of(problems));
  }

  @Test
  void readsWhatItWritesAndOverwritesNothing() throws Exception {
    ExamplePair pair =
        new ExamplePair("mine", "two", Json.read("{\"a\":1}"), 201, Json.read("{\"b\":2}"));

    Path first = files().write(pair);
    Path second = files().write(pair);

    assertThat(first).isNotEqualTo(second);
    assertThat(files().read())
        .containsExactly(
            new ExamplePair("mine-1", "two", pair.request(), 201, pair.response()),
            new ExamplePair("mine-2", "two", pair.request(), 201, pair.response()));
  }

  @Test
  void readsTheDocumentedPair() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "RECORDING.md"));
    String pair = page.substring(page.indexOf("```json") + "```json".length());
    Files.writeString(folder.resolve("mine.json"), pair.substring(0, pair.indexOf("```")));

    PairCheck check = new PairCheck(Contract.load().operation());

    assertThat(new ExampleFiles(folder, check::problems).read()).hasSize(1);
  }

  @Test
  void ignoresOtherFiles() throws Exception {
    Files.writeString(folder.resolve("README.md"), "no JSON");

    assertThat(files().read()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | is not JSON",
        "[] | /request/value: is not an object",
        "{\"request\":{\"value\":{}},\"response\":{\"status\":201}} | /response/value: is not an"
            + " object",
        "{\"request\":{\"value\":{}},\"response\":{\"value\":{}}} | /response/status: is not a"
            + " number",
        "{\"request\":{\"value\":{},\"valeu\":1},\"response\":{\"status\":201,\"value\":{}}}"
            + " | /request/valeu: is not known; write description, summary, value",
        "{\"reqest\":{},\"response\":{\"status\":201,\"value\":{}}} | /reqest: is not known",
      })
  void namesABrokenFileWithPlaceAndProblem(String text, String problem) throws Exception {
    Files.writeString(folder.resolve("broken.json"), text);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> files().read())
        .withMessageContaining(folder.resolve("broken.json").toString())
        .withMessageContaining(problem);
  }

  @Test
  void namesAPairThatBreaksTheContract() throws Exception {
    Files.writeString(
        folder.resolve("broken.json"),
        "{\"request\":{\"value\":{}},\"response\":{\"status\":201,\"value\":{},\"x-from\":1}}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> files("one", "two").read())
        .withMessageEndingWith("broken.json: one; two");
  }

  @Test
  void namesAFileThatIsTooLargeWithoutReadingIt() throws Exception {
    Files.write(folder.resolve("large.json"), new byte[ExampleFiles.MOST_BYTES + 1]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> files().read())
        .withMessageEndingWith("large.json holds 2097153 bytes; the most is 2097152");
  }

  @Test
  void namesAMissingFolder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExampleFiles(folder.resolve("none"), pair -> List.of()).read())
        .withMessageContaining("none");
  }
}
