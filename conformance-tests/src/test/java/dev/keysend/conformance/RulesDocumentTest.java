package dev.keysend.conformance;

import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/RULES.md} lists the kit's rules. */
class RulesDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "RULES.md");

  @Test
  void theDocumentListsTheKitsRules() throws IOException {
    GeneratedPart.assertIs(DOCUMENT, "rules", tables());
  }

  private static String tables() {
    StringBuilder text = new StringBuilder();
    for (Group group : Group.values()) {
      text.append(text.isEmpty() ? "" : "\n");
      text.append("## %s (`%s`)\n\n".formatted(group.title(), group.id()));
      text.append(
          "| rule | level | promise | authority | source |\n| --- | --- | --- | --- | --- |\n");
      for (Rule rule : ConformanceRun.rules()) {
        if (rule.group() == group) {
          text.append(
              "| `%s` | %s | %s | %s | %s |\n"
                  .formatted(
                      rule.id(),
                      level(rule),
                      rule.sentence(),
                      rule.authority().id(),
                      rule.source()));
        }
      }
    }
    return text.toString();
  }

  private static String level(Rule rule) {
    return rule.onlyShould().isEmpty()
        ? rule.level().name()
        : rule.level() + ", SHOULD if " + rule.onlyShould();
  }
}
