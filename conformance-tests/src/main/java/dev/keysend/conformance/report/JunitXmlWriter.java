package dev.keysend.conformance.report;

import dev.keysend.conformance.rule.Group;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The report as continuous-integration servers read it: a suite per group, a case per rule. */
public final class JunitXmlWriter implements ReportWriter {
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
    xml.writeAttribute("skipped", count(results, Outcome.NOT_EXERCISED));
    xml.writeAttribute(
        "time",
        seconds(results.stream().map(RuleResult::duration).reduce(Duration.ZERO, Duration::plus)));
    xml.writeAttribute("timestamp", report.startedAt().toString());
    for (RuleResult result : results) {
      testCase(group, result, xml);
    }
    xml.writeEndElement();
  }

  private static void testCase(Group group, RuleResult result, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", result.rule().id());
    xml.writeAttribute("classname", "keysend." + group.id());
    xml.writeAttribute("time", seconds(result.duration()));
    switch (result.outcome()) {
      case PASSED -> {}
      case NOT_EXERCISED -> {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", printable(result.reason()));
      }
      case WARNED -> {
        xml.writeStartElement("system-out");
        xml.writeCharacters(printable("warning: " + result.reason()));
        xml.writeEndElement();
      }
      case FAILED -> problem("failure", result, xml);
      case ERROR -> problem("error", result, xml);
    }
    xml.writeEndElement();
  }

  private static void problem(String element, RuleResult result, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", printable(result.reason()));
    xml.writeAttribute("type", result.rule().level().name());
    for (Evidence evidence : result.evidence()) {
      xml.writeCharacters(
          printable(
              String.join(
                  "\n\n",
                  evidence.finding(),
                  evidence.request(),
                  evidence.response(),
                  evidence.curl(),
                  "")));
    }
    xml.writeEndElement();
  }

  /** XML 1.0 has no place for most control characters, not even escaped. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().forEach(c -> printable.appendCodePoint(isXml(c) ? c : 0xFFFD));
    return printable.toString();
  }

  private static boolean isXml(int c) {
    if (c < ' ') {
      return c == '\t' || c == '\n';
    }
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !surrogate && c != 0xFFFE && c != 0xFFFF;
  }

  private static String count(List<RuleResult> results, Outcome outcome) {
    return Long.toString(results.stream().filter(result -> result.outcome() == outcome).count());
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
  }
}
