package dev.keysend.conformance.report.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BadgeWriterTest {
  @Test
  void theMessageIsTheVerdict() {
    assertThat(Reports.write(new BadgeWriter(), Reports.conformant()))
        .contains("\"message\":\"conformant\"");
  }

  @Test
  void theMessageOfARunWithSelectedRulesSaysHowManyThereWere() {
    assertThat(Reports.write(new BadgeWriter(), Reports.selected()))
        .contains("\"message\":\"conformant (1 of 4 rules)\"");
  }
}
