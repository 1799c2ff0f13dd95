package dev.keysend.conformance.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.conformance.report.RunReport;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

class JunitXmlWriterTest {
  private static final JunitXmlWriter WRITER = new JunitXmlWriter();

  static List<RunReport> reports() {
    return Reports.all();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyReportKeepsTheSchemaOfCiServers(RunReport report) throws Exception {
    ReportSchemas.validateJunit(Reports.write(WRITER, report));
  }

  @Test
  void theSchemaRefusesWhatCiServersRefuse() {
    String xml = Reports.write(WRITER, Reports.everyOutcome());
    assertThatThrownBy(() -> ReportSchemas.validateJunit(xml.replace(" failures=\"1\"", "")))
        .isInstanceOf(SAXParseException.class);
    assertThatThrownBy(() -> ReportSchemas.validateJunit(xml.replace("19:20\"", "19:20Z\"")))
        .isInstanceOf(SAXParseException.class);
    assertThatThrownBy(
            () ->
                ReportSchemas.validateJunit(
                    xml.replace("<failure", "<broken").replace("</failure", "</broken")))
        .isInstanceOf(SAXParseException.class);
  }

  @Test
  void aBrokenRuleIsAFailureWithItsEvidence() throws Exception {
    Document xml = parse(Reports.everyOutcome());
    assertThat(text(xml, "//testcase[@name='success-schema']/failure/@message"))
        .isEqualTo("expected HTTP 201, but got HTTP 200");
    assertThat(text(xml, "//testcase[@name='success-schema']/failure"))
        .contains("The success-schema rule is kept.", "POST /v1", "HTTP 201", "curl -i");
    assertThat(text(xml, "sum(//testsuite/@failures)")).isEqualTo("1");
  }

  @Test
  void aRuleThatWasNotExercisedIsSkippedWithTheReason() throws Exception {
    assertThat(
            text(
                parse(Reports.asFarAsExercised()),
                "//testcase[@name='balance-falls']/skipped/@message"))
        .contains("would cost up to 2 sats");
  }

  @Test
  void aWarningIsVisibleButNotAFailure() throws Exception {
    assertThat(text(parse(Reports.everyOutcome()), "//testcase[@name='error-shape']/system-out"))
        .startsWith("Warning: expected HTTP 201");
    assertThat(text(parse(Reports.strict()), "//testcase[@name='error-shape']/failure/@message"))
        .as("a broken SHOULD in a strict run")
        .isEqualTo("no message");
  }

  @Test
  void aTargetThatCannotBeTestedIsAnError() throws Exception {
    assertThat(text(parse(Reports.unreachable()), "sum(//testsuite/@errors)")).isEqualTo("1");
    assertThat(text(parse(Reports.unreachable()), "//testsuite[@name='run']//error"))
        .contains("connection refused");
    assertThat(text(parse(Reports.interrupted()), "//testsuite[@name='run']//error/@message"))
        .contains("interrupted");
  }

  @Test
  void escapesCharactersThatXmlForbids() throws Exception {
    String message = text(parse(Reports.hostile()), "//testcase[@name='success-schema']/failure");
    assertThat(message)
        .contains("\\u001b[31mred\\u009b2J\\u007f\\u0007 \\u0000 \\u202ereversed \\ud800 \\uffff")
        .contains("]]> & <b>bold</b>");
  }

  @Test
  void theSuitesNameTheirStartTimeAndTarget() throws Exception {
    Document xml = parse(Reports.conformant());
    assertThat(text(xml, "//testsuite/@timestamp")).isEqualTo("2026-11-24T18:19:20");
    assertThat(text(xml, "//testsuite/@time")).isEqualTo("1.234");
    assertThat(text(xml, "//property[@name='verdict']/@value")).isEqualTo("conformant");
    assertThat(text(xml, "//property[@name='target']/@value")).isEqualTo("https://example.org");
  }

  private static Document parse(RunReport report) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(Reports.write(WRITER, report))));
  }

  private static String text(Document xml, String path) throws Exception {
    return XPathFactory.newInstance().newXPath().evaluate(path, xml);
  }
}
