package dev.keysend.conformance.report.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportWriterTest {
  private static final HtmlReportWriter WRITER = new HtmlReportWriter();

  @Test
  void escapesTextFromTheTarget() {
    String page = Reports.write(WRITER, Reports.hostile());
    assertThat(page.split("<script", -1)).hasSize(2);
    assertThat(page)
        .doesNotContain("<img")
        .doesNotContain("onerror=\"")
        .doesNotContain("<b>bold")
        .contains("&lt;img src")
        .contains("{{target}}")
        .doesNotContain("\u001b")
        .doesNotContain("\u202e");
  }

  @Test
  void thePolicyAllowsOnlyTheOneStyleAndTheOneScript() throws Exception {
    String page = Reports.write(WRITER, Reports.everyOutcome());
    assertThat(page)
        .contains(
            "content=\"default-src 'none'; style-src 'sha256-"
                + digest(page, "style")
                + "'; script-src 'sha256-"
                + digest(page, "script")
                + "'; img-src data:; base-uri 'none'; form-action 'none'\"");
  }

  @Test
  void loadsNothingFromOutside() {
    String page = Reports.write(WRITER, Reports.everyOutcome());
    Matcher reference =
        Pattern.compile("(?:src|href|url|@import|action)\\s*[=(]\\s*\"?([^\\s\"]+)").matcher(page);
    while (reference.find()) {
      assertThat(reference.group(1)).matches("#.*|data:,.*");
    }
    assertThat(page)
        .doesNotContain("@import")
        .doesNotContain(" style=\"")
        .doesNotContain(" onclick");
  }

  @Test
  void listsWhatTheVerdictDoesNotCoverInItsOwnSection() {
    assertThat(Reports.write(WRITER, Reports.asFarAsExercised()))
        .contains("What this verdict does not cover")
        .contains("<a href=\"#rule-balance-falls\"><code>balance-falls</code></a>");
    assertThat(Reports.write(WRITER, Reports.conformant()))
        .doesNotContain("What this verdict does not cover");
  }

  @Test
  void showsEveryRequestWithItsResponse() {
    assertThat(Reports.write(WRITER, Reports.conformant()))
        .contains("<td>yes</td><td>HTTP 201</td>", "<td>no</td><td>–</td>");
  }

  private static String digest(String page, String element) throws Exception {
    Matcher content =
        Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL).matcher(page);
    assertThat(content.find()).isTrue();
    return Base64.getEncoder()
        .encodeToString(
            MessageDigest.getInstance("SHA-256")
                .digest(content.group(1).getBytes(StandardCharsets.UTF_8)));
  }
}
