package dev.keysend.conformance.report.file;

import dev.keysend.conformance.report.Conclusion;
import dev.keysend.conformance.report.Evidence;
import dev.keysend.conformance.report.ExpectedFailure;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.PrintableText;
import dev.keysend.conformance.report.RuleResult;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Verdict;
import dev.keysend.conformance.report.Words;
import dev.keysend.conformance.rule.Group;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The report as continuous-integration servers read it: a suite per group, a case per rule. It uses
 * no attributes or elements that only some of them support.
 */
final class JunitXmlWriter implements ReportWriter {
  private static final String RUN = "run";
  private static final String EXPECTED_FAILURES = "expected-failures";

  /** Made by {@link ReportFiles}. */
  JunitXmlWriter() {}

  @Override
  public String fileName() {
    return "junit.xml";
  }

  @Override
  public void write(RunReport report, Writer out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      xml.writeAttribute("name", "keysend conformance");
      for (Group group : Group.values()) {
        List<RuleResult> results = new ArrayList<>(report.results());
        results.removeIf(result -> result.rule().group() != group);
        if (!results.isEmpty()) {
          suite(report, group, results, xml);
        }
      }
      if (report.verdict() == Verdict.NOT_TESTED) {
        notTested(report, xml);
      }
      if (!report.staleExpectations().isEmpty()) {
        stale(report, xml);
      }
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException("The report cannot be written as XML", e);
    }
  }

  private static void suite(
      RunReport report, Group group, List<RuleResult> results, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", group.id());
    xml.writeAttribute("tests", Integer.toString(results.size()));
    xml.writeAttribute("failures", count(results, Outcome.FAILED));
    xml.writeAttribute("errors", count(results, Outcome.ERROR));
    xml.writeAttribute("skipped", count(results, Outcome.NOT_EXERCISED, Outcome.EXCUSED));
    xml.writeAttribute(
        "time",
        seconds(results.stream().map(RuleResult::duration).reduce(Duration.ZERO, Duration::plus)));
    xml.writeAttribute("timestamp", timestamp(report));
    properties(report, xml);
    for (RuleResult result : results) {
      testCase(group, result, xml);
    }
    xml.writeEndElement();
  }

  /**
   * Without this, a target that cannot be tested would look like a successful run with skipped
   * tests.
   */
  private static void notTested(RunReport report, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", RUN);
    xml.writeAttribute("tests", "1");
    xml.writeAttribute("failures", "0");
    xml.writeAttribute("errors", "1");
    xml.writeAttribute("skipped", "0");
    xml.writeAttribute("time", seconds(report.duration()));
    xml.writeAttribute("timestamp", timestamp(report));
    properties(report, xml);
    startCase(RUN, "target-is-tested", report.duration(), xml);
    String explanation = new Conclusion(report).explanation();
    String reason = PrintableText.of(report.unreachable().orElse(explanation));
    problem("error", explanation, report.verdict().text(), reason, xml);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** A separate suite, because every rule in it has a good result. */
  private static void stale(RunReport report, XMLStreamWriter xml) throws XMLStreamException {
    String count = Integer.toString(report.staleExpectations().size());
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", EXPECTED_FAILURES);
    xml.writeAttribute("tests", count);
    xml.writeAttribute("failures", count);
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", "0");
    xml.writeAttribute("time", seconds(Duration.ZERO));
    xml.writeAttribute("timestamp", timestamp(report));
    properties(report, xml);
    for (ExpectedFailure each : report.staleExpectations()) {
      startCase(EXPECTED_FAILURES, each.rule(), Duration.ZERO, xml);
      String problem = PrintableText.of(each.problem());
      problem("failure", problem, each.state().name(), PrintableText.of(each.reason()), xml);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void properties(RunReport report, XMLStreamWriter xml) throws XMLStreamException {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("target", report.target());
    report.implementation().ifPresent(name -> properties.put("implementation", name));
    report
        .implementationVersion()
        .ifPresent(version -> properties.put("implementationVersion", version));
    properties.put("kitVersion", report.kitVersion());
    properties.put("contractVersion", report.contractVersion());
    properties.put("contractDigest", "sha256:" + report.contractDigest());
    properties.put("verdict", Words.verdict(report));
    xml.writeStartElement("properties");
    for (Map.Entry<String, String> property : properties.entrySet()) {
      xml.writeEmptyElement("property");
      xml.writeAttribute("name", property.getKey());
      xml.writeAttribute("value", PrintableText.of(property.getValue()));
    }
    xml.writeEndElement();
  }

  private static void testCase(Group group, RuleResult result, XMLStreamWriter xml)
      throws XMLStreamException {
    startCase(group.id(), result.rule().id(), result.duration(), xml);
    String reason = PrintableText.of(result.reason());
    switch (result.outcome()) {
      case PASSED -> {}
      case NOT_EXERCISED, EXCUSED -> {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", reason);
      }
      case WARNED -> {
        xml.writeStartElement("system-out");
        xml.writeCharacters("Warning: " + reason + "\n\n" + text(result));
        xml.writeEndElement();
      }
      case FAILED -> problem("failure", reason, result.rule().level().name(), text(result), xml);
      case ERROR -> problem("error", reason, result.rule().level().name(), text(result), xml);
    }
    xml.writeEndElement();
  }

  private static void startCase(String suite, String name, Duration duration, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", name);
    xml.writeAttribute("classname", "keysend." + suite);
    xml.writeAttribute("time", seconds(duration));
  }

  private static void problem(
      String element, String message, String type, String text, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", message);
    xml.writeAttribute("type", type);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static String text(RuleResult result) {
    StringBuilder text = new StringBuilder();
    text.append(result.rule().sentence()).append(" (").append(result.rule().source()).append(")\n");
    for (Evidence evidence : result.evidence()) {
      text.append("\n")
          .append(
              String.join(
                  "\n\n",
                  evidence.finding(),
                  evidence.request(),
                  evidence.response(),
                  evidence.curl()))
          .append("\n");
    }
    return PrintableText.of(text.toString());
  }

  private static String count(List<RuleResult> results, Outcome... outcomes) {
    return Long.toString(
        results.stream()
            .filter(result -> Arrays.asList(outcomes).contains(result.outcome()))
            .count());
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
  }

  /** In UTC without a time zone, as the format requires. */
  private static String timestamp(RunReport report) {
    return LocalDateTime.ofInstant(report.startedAt(), ZoneOffset.UTC)
        .truncatedTo(ChronoUnit.SECONDS)
        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }
}
