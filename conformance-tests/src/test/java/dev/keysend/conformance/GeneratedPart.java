package dev.keysend.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a Markdown file that the build writes. People write the rest. */
public final class GeneratedPart {
  private GeneratedPart() {}

  /**
   * Fails unless the file has this text between the markers {@code <!-- generated: NAME -->} and
   * {@code <!-- end -->}. With {@code -Dkeysend.writeDocuments}, writes it there first.
   */
  public static void assertIs(Path document, String name, String text) throws IOException {
    String whole = Files.readString(document).replace("\r\n", "\n");
    Matcher part =
        Pattern.compile(
                "(?<=<!-- generated: " + Pattern.quote(name) + " -->\n\n).*?(?=\n<!-- end -->)",
                Pattern.DOTALL)
            .matcher(whole);
    assertThat(part.find()).as("%s has the markers for \"%s\"", document, name).isTrue();
    String shown = part.group();
    if (System.getProperty("keysend.writeDocuments") != null) {
      Files.writeString(document, part.replaceFirst(Matcher.quoteReplacement(text)));
      shown = text;
    }
    assertThat(shown)
        .as(
            "%s; mvn verify -pl conformance-tests -am -Dkeysend.writeDocuments updates it",
            document)
        .isEqualTo(text);
  }
}
