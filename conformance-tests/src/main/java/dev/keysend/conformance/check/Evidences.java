package dev.keysend.conformance.check;

import dev.keysend.conformance.probe.Observation;
import dev.keysend.conformance.report.Evidence;
import dev.keysend.conformance.target.Answer;
import dev.keysend.conformance.target.Call;
import dev.keysend.conformance.target.Exchange;
import dev.keysend.conformance.target.HttpHeader;
import dev.keysend.conformance.target.Redactor;
import java.net.URI;
import java.util.List;

/** Makes evidence of what was observed: readable, cut to size, and with every secret masked. */
final class Evidences {
  private static final int MAX_CHARACTERS = 4000;

  private final URI baseUrl;
  private final Redactor redactor;

  Evidences(URI baseUrl, Redactor redactor) {
    this.baseUrl = baseUrl;
    this.redactor = redactor;
  }

  Evidence of(String finding, Observation seen) {
    Exchange exchange = seen.exchange();
    return new Evidence(
        seen.probe().id(),
        mask(finding),
        mask(request(exchange.call())),
        mask(exchange.answer().map(Evidences::response).orElse("no answer: " + exchange.failure())),
        mask(curl(exchange.call())));
  }

  String mask(String text) {
    return cut(redactor.mask(text));
  }

  private static String request(Call call) {
    return call.method()
        + " "
        + call.path()
        + "\n"
        + headers(call.headers())
        + "\n"
        + call.body().text();
  }

  private static String response(Answer answer) {
    return "HTTP "
        + answer.status()
        + "\n"
        + headers(answer.headers())
        + "\n"
        + answer.body().text();
  }

  private String curl(Call call) {
    StringBuilder curl = new StringBuilder("curl -i -X " + call.method());
    for (HttpHeader header : call.headers()) {
      curl.append(" -H ").append(quoted(header.name() + ": " + header.value()));
    }
    if (call.body().size() > 0) {
      curl.append(" --data-raw ").append(quoted(call.body().text()));
    }
    return curl.append(' ').append(quoted(baseUrl + call.path())).toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String headers(List<HttpHeader> headers) {
    StringBuilder lines = new StringBuilder();
    headers.forEach(
        header -> lines.append(header.name()).append(": ").append(header.value()).append('\n'));
    return lines.toString();
  }

  private static String cut(String text) {
    return text.length() <= MAX_CHARACTERS
        ? text
        : text.substring(0, MAX_CHARACTERS) + "… (" + text.length() + " characters in all)";
  }
}
