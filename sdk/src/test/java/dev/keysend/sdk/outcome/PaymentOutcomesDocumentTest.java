package dev.keysend.sdk.outcome;

import dev.keysend.sdk.published.GeneratedPart;
import dev.keysend.sdk.server.BrokenConnection;
import dev.keysend.sdk.server.ResponseFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/PAYMENT-OUTCOMES.md} list what the tests try. */
final class PaymentOutcomesDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "PAYMENT-OUTCOMES.md");

  @Test
  void pageListsResponses() throws IOException {
    assertRows(
        "responses",
        "| status | response | outcome |\n| ---: | --- | --- |\n",
        ResponseFault.all().stream().map(fault -> row(fault.status(), fault.what(), fault.end())));
  }

  @Test
  void pageListsEndlessResponses() throws IOException {
    assertRows(
        "endless responses",
        "| what does not end | outcome |\n| --- | --- |\n",
        HostileResponsesTest.endless().stream()
            .map(answer -> row(answer.what(), ResponseFault.End.UNKNOWN)));
  }

  @Test
  void pageListsBrokenConnections() throws IOException {
    assertRows(
        "broken connections",
        "| what happens | outcome |\n| --- | --- |\n",
        BrokenConnection.all().stream()
            .map(each -> row(each.fault().toString(), each.settles() ? "settled" : "unknown")));
  }

  @Test
  void pageListsThrowables() throws IOException {
    assertRows(
        "throwables",
        "| what is thrown | before the SDK sends the request | after |\n| --- | --- | --- |\n",
        AnyThrowableTest.throwables().stream()
            .map(each -> row("`" + each.getClass().getSimpleName() + "`", "rejected", "unknown")));
  }

  private static void assertRows(String name, String head, Stream<String> rows) throws IOException {
    GeneratedPart.assertIs(DOCUMENT, name, head + rows.collect(Collectors.joining()));
  }

  private static String row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object cell : cells) {
      String text = cell instanceof Enum ? cell.toString().toLowerCase(Locale.ROOT) : "" + cell;
      row.append(' ').append(text).append(" |");
    }
    return row.append('\n').toString();
  }
}
