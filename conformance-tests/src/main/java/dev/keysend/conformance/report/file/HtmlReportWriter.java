package dev.keysend.conformance.report.file;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.keysend.conformance.report.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The report for people: one file that loads nothing else. You can read it without its script, and
 * filter it with the script.
 *
 * <p>The template escapes everything that a target sent. If something gets through, the page's
 * content security policy allows only the kit's own script and style, by their digests.
 */
final class HtmlReportWriter implements ReportWriter {
  private final String style = resource("report.css");
  private final String script = resource("report.js");
  private final Template template =
      Mustache.compiler()
          .escapeHTML(true)
          .strictSections(true)
          .emptyStringIsFalse(true)
          .compile(resource("report.html"));

  /** Made by {@link ReportFiles}. */
  HtmlReportWriter() {}

  @Override
  public String fileName() {
    return "report.html";
  }

  @Override
  public void write(RunReport report, Writer out) throws IOException {
    try {
      template.execute(new HtmlPage(report), new Frame(style, script, policy()), out);
    } catch (MustacheException e) {
      throw new IOException("The report cannot be written as HTML", e);
    }
  }

  /**
   * The parts that are the same for every run: the unescaped parts of the template, and the policy.
   */
  record Frame(String style, String script, String policy) {}

  private String policy() {
    return "default-src 'none'; style-src "
        + digest(style)
        + "; script-src "
        + digest(script)
        + "; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReportWriter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The kit's archive lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("The kit's archive cannot be read: " + name, e);
    }
  }
}
