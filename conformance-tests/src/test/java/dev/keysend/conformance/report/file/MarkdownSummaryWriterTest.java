package dev.keysend.conformance.report.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.RunReport;
import org.junit.jupiter.api.Test;

class MarkdownSummaryWriterTest {
  @Test
  void startsWithTheVerdictAndSaysWhatItDoesNotCover() {
    assertThat(summary(Reports.asFarAsExercised()))
        .startsWith(
            "## ☑️ Keysend: conformant as far as exercised\n\n`https://example.org (A server 4.5)`\n")
        .contains(
            """
            ### What this verdict does not cover

            - `would cost up to 2 sats, and the cap of 0 leaves less`: `balance-falls`
            """);
  }

  @Test
  void aBrokenRuleShowsTheReasonAndHowToReproduceIt() {
    assertThat(summary(Reports.everyOutcome()))
        .contains("### Broken\n\n**`success-schema`** MUST: The success\\-schema rule is kept.")
        .contains("```text\nexpected HTTP 201, but got HTTP 200\n```\n")
        .contains("```sh\ncurl -i\n```\n");
  }

  @Test
  void aRunThatCoversEverythingHasNoSectionForGaps() {
    assertThat(summary(Reports.conformant()))
        .doesNotContain("does not cover")
        .doesNotContain("###");
  }

  @Test
  void textFromTheTargetStaysInsideItsFence() {
    String summary = summary(Reports.hostile());
    String outside =
        summary
            .replaceAll("(?ms)^(`{3,})\\w+\n.*?\n\\1$", "")
            .replaceAll("(`+) ?[^\n]*? ?(?<!`)\\1(?!`)", "");
    assertThat(outside)
        .doesNotContain("script")
        .doesNotContain("onerror")
        .doesNotContain("@everyone")
        .doesNotContain("javascript:");
    assertThat(summary).doesNotContain("\u001b").doesNotContain("\u202e").doesNotContain("\ud800");
    assertThat(summary).contains("````text\n");
  }

  @Test
  void fencesAreLongerThanAnyRunOfBackticksInside() {
    assertThat(Markdown.code("a ``b`` c")).isEqualTo("```a ``b`` c```");
    assertThat(Markdown.code("`a`")).isEqualTo("`` `a` ``");
    assertThat(Markdown.cell("a|b")).isEqualTo("`a\\|b`");
    assertThat(Markdown.block("text", "```\n````")).isEqualTo("`````text\n```\n````\n`````\n");
  }

  @Test
  void escapesMarkdownInTheKitsOwnText() {
    assertThat(Markdown.text("num_satoshis is *minus* <the> amount #1\nand `so` on"))
        .isEqualTo("num\\_satoshis is \\*minus\\* \\<the\\> amount \\#1 and \\`so\\` on");
  }

  private static String summary(RunReport report) {
    return Reports.write(new MarkdownSummaryWriter(), report);
  }
}
