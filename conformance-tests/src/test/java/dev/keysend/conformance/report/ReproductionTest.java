package dev.keysend.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.setting.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Command lines that repeat a request. One that may pay begins with a warning. */
class ReproductionTest {
  private static final String ALTERED_KEYS =
      "refuses-api-key-with-blank,refuses-api-key-of-other-length,refuses-api-key-with-null-character,"
          + "refuses-wallet-key-with-blank,refuses-wallet-key-with-null-character,"
          + "refuses-wallet-key-with-line-break,refuses-wallet-key-as-query,"
          + "refuses-wallet-key-encoded-twice";

  @Test
  void warnsHowMuchARequestMayPay() {
    Behaviour behaviour = new Behaviour();
    behaviour.overspends = true;
    String rule = "refuses-more-than-balance";
    RunReport report = KitRun.on(behaviour, Map.of(Setting.RULES, rule));
    assertThat(evidence(report, rule).get(0).curl())
        .matches("(?s)# May pay up to 5,000 sats[.]\ncurl -i -X POST .*");
  }

  @Test
  @Tag("thorough")
  void givesNoWarningIfARequestCannotPay() {
    Behaviour behaviour = new Behaviour();
    behaviour.refusalStatus = 422;
    // Once the target pays a request without an amount, the kit sends no other such request.
    behaviour.tolerates =
        (violation, body) -> violation.keyword().equals("required") && body.has("dest_pubkey");
    RunReport report = KitRun.on(behaviour);
    assertThat(evidence(report, "refuses-num-satoshis-missing").get(0).curl())
        .startsWith("# May pay all that the wallet holds.\ncurl -i ");
    assertThat(evidence(report, "refusal-status"))
        .anySatisfy(
            shown -> {
              assertThat(shown.probe()).isEqualTo("body-list");
              assertThat(shown.curl()).startsWith("# May pay up to 1 sat.\ncurl -i ");
            })
        .anySatisfy(
            shown -> {
              assertThat(shown.probe()).isEqualTo("body-text");
              assertThat(shown.curl()).startsWith("curl -i ");
            });
  }

  /** A shell fills the keys in, so that what it runs sends the bytes that were sent. */
  @Test
  void aShellReproducesAlteredKeys() throws Exception {
    Behaviour behaviour = new Behaviour();
    behaviour.alsoAuthenticates = sent -> true;
    behaviour.alsoPaysFrom = key -> true;
    RunReport report = KitRun.on(behaviour, Map.of(Setting.RULES, ALTERED_KEYS));
    Map<String, String> lines = new TreeMap<>();
    for (RuleResult result : report.results()) {
      result.evidence().forEach(shown -> lines.put(shown.probe(), shown.curl()));
    }
    String api = KeysendServer.API_KEY;
    String wallet = KeysendServer.WALLET_KEY;
    assertThat(arguments(lines.get("api-key-blank-after"))).contains("-u", api + " :");
    assertThat(arguments(lines.get("api-key-longer"))).contains("-u", api + "*:");
    assertThat(arguments(lines.get("api-key-null-after")))
        .contains("-H", "Authorization: Basic " + base64(api + "\0:"));
    assertThat(last(arguments(lines.get("wallet-key-blank-before"))))
        .contains("/%20" + wallet + "/");
    assertThat(last(arguments(lines.get("wallet-key-null-after")))).contains("/" + wallet + "%00/");
    assertThat(last(arguments(lines.get("wallet-key-line-after")))).contains("/" + wallet + "%0A/");
    assertThat(last(arguments(lines.get("wallet-key-wildcard"))))
        .contains("/" + wallet.substring(0, wallet.length() - 1) + "%25/");
    // Encoded once, the letter would be the same letter, and the key the right one.
    assertThat(last(arguments(lines.get("wallet-key-percent-encoded"))))
        .contains("/%2577" + wallet.substring(1) + "/");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String last(List<String> arguments) {
    return arguments.get(arguments.size() - 1);
  }

  /** What a shell passes to curl, with a function in curl's place that prints it. */
  private static List<String> arguments(String curl) throws Exception {
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", "curl() { printf '%s\\036' \"$@\"; }\n" + curl);
    shell.environment().put("KEYSEND_API_KEY", KeysendServer.API_KEY);
    shell.environment().put("KEYSEND_WALLET_KEY", KeysendServer.WALLET_KEY);
    Process process = shell.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return List.of(printed.split("\036"));
  }

  private static List<Evidence> evidence(RunReport report, String rule) {
    return report.results().stream()
        .filter(result -> result.rule().id().equals(rule))
        .findFirst()
        .orElseThrow()
        .evidence();
  }
}
