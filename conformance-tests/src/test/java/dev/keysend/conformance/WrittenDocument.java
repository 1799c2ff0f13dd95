package dev.keysend.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document below {@code docs} that the build writes, and compares with what it would write. */
public final class WrittenDocument {
  private WrittenDocument() {}

  /**
   * Fails unless the document is this text; writes it first if the build was asked to.
   *
   * @param name the file's name
   */
  public static void assertIs(String name, String text) throws IOException {
    Path document = Path.of("..", "docs", name);
    if (System.getProperty("keysend.writeDocuments") != null) {
      Files.writeString(document, text);
    }
    assertThat(Files.readString(document))
        .as("mvn verify -pl conformance-tests -am -Dkeysend.writeDocuments writes %s anew", name)
        .isEqualToNormalizingNewlines(text);
  }
}
