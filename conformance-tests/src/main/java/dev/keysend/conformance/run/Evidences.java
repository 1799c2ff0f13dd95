package dev.keysend.conformance.run;

import dev.keysend.conformance.report.Evidence;
import dev.keysend.conformance.report.Words;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.wire.Target;
import dev.keysend.conformance.wire.message.Answer;
import dev.keysend.conformance.wire.message.Call;
import dev.keysend.conformance.wire.message.Exchange;
import dev.keysend.conformance.wire.message.HttpHeader;
import dev.keysend.conformance.wire.secret.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns observations into evidence: readable, shortened, and with every secret masked. */
final class Evidences {
  private static final String BASIC = "Basic ";
  private static final int MAX_CHARACTERS = 4000;

  private final Target target;
  private final Redactor redactor;

  /** An exchange is evidence for many rules, and masking a long response takes time. */
  private final Map<Exchange, Shown> exchanges = new HashMap<>();

  private record Shown(Once<String> request, Once<String> response, Once<String> curl) {}

  Evidences(Target target, Redactor redactor) {
    this.target = target;
    this.redactor = redactor;
  }

  Evidence of(String finding, Observation seen) {
    Shown shown = exchanges.computeIfAbsent(seen.exchange(), exchange -> show(seen));
    return new Evidence(
        seen.probe().id(), mask(finding), shown.request(), shown.response(), shown.curl());
  }

  private Shown show(Observation seen) {
    Exchange exchange = seen.exchange();
    return new Shown(
        new Once<>(() -> mask(request(exchange.call()))),
        new Once<>(
            () ->
                mask(
                    exchange
                        .answer()
                        .map(Evidences::response)
                        .orElse("no response: " + exchange.failure()))),
        new Once<>(() -> cut(curl(exchange.call(), seen.draft().mayCostAll()))));
  }

  /**
   * Cuts before and after masking, because masking a long text takes time, and a cut may leave half
   * a secret.
   */
  String mask(String text) {
    if (text.length() <= 2 * MAX_CHARACTERS) {
      return cut(redactor.mask(text));
    }
    String masked = redactor.mask(text.substring(0, 2 * MAX_CHARACTERS));
    int whole = Math.max(0, masked.length() - redactor.longestSecret());
    return masked.substring(0, Math.min(MAX_CHARACTERS, whole)) + cutFrom(text);
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

  private String curl(Call call, boolean mayCostAll) {
    StringBuilder curl = new StringBuilder();
    if (mayCostAll) {
      curl.append("# May pay all that the wallet holds.\n");
    } else if (call.worstCase().signum() > 0) {
      curl.append("# May pay up to ").append(Words.satoshis(call.worstCase())).append(".\n");
    }
    curl.append("curl -i -X ").append(call.method());
    if (target.proxy().isPresent()) {
      curl.append(" -x \"${").append(Setting.PROXY.environmentVariable()).append("}\"");
    }
    for (HttpHeader header : call.headers()) {
      Optional<String> user = user(header);
      if (user.filter(text -> text.chars().anyMatch(Character::isISOControl)).isPresent()) {
        curl.append(" -H '")
            .append(header.name())
            .append(": " + BASIC + "'\"$(printf %b ")
            .append(redactor.shellWord(user.get()))
            .append(" | base64 | tr -d '\\n')\"");
      } else {
        curl.append(user.isPresent() ? " -u " : " -H ")
            .append(redactor.shellWord(user.orElse(header.name() + ": " + header.value())));
      }
    }
    if (call.body().size() > 0) {
      curl.append(" --data-raw ").append(redactor.shellWord(call.body().text()));
    }
    return curl.append(' ')
        .append(redactor.shellAddress(target.baseUrl() + call.path()))
        .toString();
  }

  /**
   * User and password of Basic credentials; a shell cannot fill a variable into their encoding. No
   * argument of a command can hold a null character, but a pipe can.
   */
  private static Optional<String> user(HttpHeader header) {
    return header.value().startsWith(BASIC)
        ? Optional.of(
            new String(
                Base64.getDecoder().decode(header.value().substring(BASIC.length())),
                StandardCharsets.UTF_8))
        : Optional.empty();
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
        : text.substring(0, MAX_CHARACTERS) + cutFrom(text);
  }

  private static String cutFrom(String text) {
    return "… (" + text.length() + " characters in all)";
  }
}
