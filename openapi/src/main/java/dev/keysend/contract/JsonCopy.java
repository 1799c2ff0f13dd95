package dev.keysend.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A copy of the contract as JSON, which the build writes beside it. A program that starts reads it
 * in a tenth of the time that YAML takes. The copy names the checksum of its YAML, so that no copy
 * of an older contract is used.
 */
public final class JsonCopy {
  static final String RESOURCE = "keysend.json";

  private static final String CHECKSUM = "crc32";
  private static final String DOCUMENT = "document";

  private JsonCopy() {}

  /**
   * Writes the copy into a folder of classes. The build calls this.
   *
   * @param arguments the folder
   * @throws IOException if the file cannot be written
   */
  public static void main(String... arguments) throws IOException {
    Path folder = Path.of(arguments[0], JsonCopy.class.getPackageName().split("\\."));
    byte[] yaml = Files.readAllBytes(folder.resolve(Contract.RESOURCE));
    Files.writeString(folder.resolve(RESOURCE), write(yaml));
  }

  static String write(byte[] yaml) {
    Contract contract = Contract.parse(new String(yaml, StandardCharsets.UTF_8));
    return Json.write(
        JsonNodeFactory.instance
            .objectNode()
            .put(CHECKSUM, Contract.checksum(yaml))
            .set(DOCUMENT, contract.document()));
  }

  /** The document that the YAML describes, if there is a copy of this YAML. */
  static Optional<JsonNode> of(byte[] yaml) throws IOException {
    try (InputStream in = JsonCopy.class.getResourceAsStream(RESOURCE)) {
      return in == null ? Optional.empty() : read(in.readAllBytes(), yaml);
    }
  }

  static Optional<JsonNode> read(byte[] copy, byte[] yaml) {
    try {
      JsonNode read = Json.read(copy);
      boolean isOfThis = read.path(CHECKSUM).asLong(-1) == Contract.checksum(yaml);
      return isOfThis ? Optional.of(read.path(DOCUMENT)) : Optional.empty();
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
  }
}
