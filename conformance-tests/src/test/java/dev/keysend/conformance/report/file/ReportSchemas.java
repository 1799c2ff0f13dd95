package dev.keysend.conformance.report.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The schemas for reports: the published schema and the JUnit schema of CI servers. */
public final class ReportSchemas {
  private static final Schema JSON =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(published(), InputFormat.JSON);
  private static final javax.xml.validation.Schema JUNIT = junit();

  private ReportSchemas() {}

  /** Fails unless the JSON and JUnit reports in a directory match their schemas. */
  public static void assertKept(Path directory) throws IOException, SAXException {
    assertThat(problems(Files.readString(directory.resolve("report.json")))).isEmpty();
    validateJunit(Files.readString(directory.resolve("junit.xml")));
  }

  /** The published schema, as the archive contains it. */
  static String published() {
    try (InputStream in = JsonReportWriter.class.getResourceAsStream("report.schema.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The errors of a JSON report according to the published schema. */
  static List<Error> problems(String report) {
    return JSON.validate(
        report,
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  /**
   * Checks a JUnit report.
   *
   * @throws SAXException if it breaks its schema
   */
  static void validateJunit(String xml) throws IOException, SAXException {
    JUNIT.newValidator().validate(new StreamSource(new StringReader(xml)));
  }

  private static javax.xml.validation.Schema junit() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(Objects.requireNonNull(ReportSchemas.class.getResource("junit.xsd")));
    } catch (SAXException e) {
      throw new AssertionError(e);
    }
  }
}
