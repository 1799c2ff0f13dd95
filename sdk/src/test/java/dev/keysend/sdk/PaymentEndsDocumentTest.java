package dev.keysend.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of ends in the documentation holds what the tests try. */
final class PaymentEndsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "PAYMENT-ENDS.md");

  private static final String TEXT =
      """
      # How a payment ends

      Each payment with the SDK ends in one of three ways: it *settled*, it was *rejected* and no money has moved, or its
      end is *unknown* and it may have been paid. The tests of the SDK try every row below
      (`mvn verify -pl sdk -am -Dkeysend.writeDocuments` writes this page anew).

      ## The server answers

      Rejected needs proof: the contract's error, an object whose `status` is the HTTP status and which has a text
      `message`. A message that begins with `Failure reason:` must name a reason of LND's; other words there come from
      the node's broken connection, and the node may have paid. A status of 500 and more is no proof, since a server can
      fail after it has paid.

      | status | answer | end |
      | ---: | --- | --- |
      %s
      A 201 is settled when its transaction is whole and says so. Up to 16 interim answers (1xx) before it are read.

      ## The answer does not end

      Everything from the first byte on is counted where it is received, after TLS and before anything is decoded. Past
      1 MiB the payment ends as unknown.

      | what does not end | end |
      | --- | --- |
      %s
      ## The connection breaks

      | what happens | end |
      | --- | --- |
      %s
      A connection that is reset as soon as it is made ends as rejected if that is seen before the request leaves, and
      as unknown otherwise.

      ## Something is thrown

      By an interceptor, by a library that does not fit, or because memory ends. What is thrown is the cause.

      | what is thrown | before the request has left | after |
      | --- | --- | --- |
      %s
      ## The payment is given up

      | what happens | before the request has left | after |
      | --- | --- | --- |
      | the time limit is over, also while the server's name is looked up | rejected | unknown |
      | the waiting thread is interrupted | rejected | no difference: it waits on for the answer |
      | `Call.cancel()` | rejected | unknown |
      | `PaymentFuture.cancel(…)`, and `withTimeout` of coroutines, which calls it | rejected | unknown at once; `settlement()` tells the end that comes |
      | `orTimeout` and its like on the future | the payment goes on; `settlement()` tells its end | the same |
      | `KeysendClient.close()` | rejected | no difference: it comes to its end |
      | an interceptor answers in the server's place | rejected | unknown, unless it passes the server's status on |
      """;

  @Test
  void documentIsAsTheTestsHaveIt() throws IOException {
    String answers =
        AnswerFault.all().stream()
            .map(fault -> row(fault.status(), fault.what(), fault.end()))
            .collect(Collectors.joining());
    String endless =
        HostileAnswersTest.endless().stream()
            .map(answer -> row(answer.what(), AnswerFault.End.UNKNOWN))
            .collect(Collectors.joining());
    String broken =
        BrokenConnection.all().stream()
            .map(each -> row(each.fault(), each.settles() ? "settled" : "unknown"))
            .collect(Collectors.joining());
    String thrown =
        AnyThrowableTest.throwables().stream()
            .map(each -> row("`" + each.getClass().getSimpleName() + "`", "rejected", "unknown"))
            .collect(Collectors.joining());
    String made = TEXT.formatted(answers, endless, broken, thrown);
    if (System.getProperty("keysend.writeDocuments") != null) {
      Files.writeString(DOCUMENT, made);
    }

    assertThat(Files.readString(DOCUMENT))
        .as("mvn verify -pl sdk -am -Dkeysend.writeDocuments writes %s anew, for review", DOCUMENT)
        .isEqualTo(made);
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
