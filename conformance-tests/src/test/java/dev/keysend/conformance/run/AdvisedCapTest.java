package dev.keysend.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Verdict;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The cap that the documentation recommends is enough to exercise every rule. */
class AdvisedCapTest {
  private static final Pattern WALLET = Pattern.compile("a wallet of ([0-9]+) satoshis");
  private static final Pattern CAP = Pattern.compile("max-sats:? ([0-9]+)");
  private static final Pattern LARGER =
      Pattern.compile("the cap to ([0-9.]+) times its balance, plus ([0-9]+)");

  @Test
  void theCapInTheExamplesExercisesEveryRule() throws IOException {
    long balance = Long.parseLong(all(WALLET).get(0).group(1));
    List<String> caps = all(CAP).stream().map(match -> match.group(1)).distinct().toList();
    assertThat(caps).hasSize(1);
    assertExercisesEverything(balance, caps.get(0));
  }

  @Test
  void theFormulaForLargerWalletsExercisesEveryRule() throws IOException {
    MatchResult formula = all(LARGER).get(0);
    long balance = 20_000;
    double cap = balance * Double.parseDouble(formula.group(1)) + Long.parseLong(formula.group(2));
    assertExercisesEverything(balance, Long.toString((long) cap));
  }

  private static void assertExercisesEverything(long balance, String cap) {
    Behaviour behaviour = new Behaviour();
    behaviour.openingBalance = balance;
    RunReport report = KitRun.on(behaviour, Map.of(Setting.MAX_SATS, cap));
    assertThat(report.verdict()).isEqualTo(Verdict.CONFORMANT);
    assertThat(report.plan()).filteredOn(request -> !request.sent()).isEmpty();
  }

  private static List<MatchResult> all(Pattern pattern) throws IOException {
    String pages =
        Files.readString(Path.of("..", "README.md"))
            + Files.readString(Path.of("..", "docs", "CONTAINERS.md"));
    return pattern.matcher(pages.replaceAll("\\s+", " ")).results().toList();
  }
}
