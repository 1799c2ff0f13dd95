package dev.keysend.mock.http;

import dev.keysend.mock.endpoint.answer.Answer;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.RequestLog;
import wiremock.org.eclipse.jetty.server.Response;

/** Writes a line for each request when it has ended. */
final class RequestLines implements RequestLog {
  private static final int MOST_LETTERS = 200;

  private final Consumer<String> lines;
  private final UnaryOperator<String> masked;

  RequestLines(Consumer<String> lines, UnaryOperator<String> masked) {
    this.lines = lines;
    this.masked = masked;
  }

  @Override
  public void log(Request request, Response response) {
    Instant arrived = Instant.ofEpochMilli(request.getTimeStamp());
    String outcome = response.getHttpFields().get(Answer.OUTCOME_HEADER);
    lines.accept(
        String.join(
            " ",
            arrived.toString(),
            shown(String.valueOf(request.getMethod())),
            shown(String.valueOf(request.getHttpURI())),
            Integer.toString(response.getCommittedMetaData().getStatus()),
            Objects.requireNonNullElse(outcome, "-"),
            System.currentTimeMillis() - request.getTimeStamp() + " ms"));
  }

  private String shown(String url) {
    String path = masked.apply(url.replaceFirst("^[a-z]+://[^/]*", ""));
    String plain = path.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= MOST_LETTERS ? plain : plain.substring(0, MOST_LETTERS) + "…";
  }
}
