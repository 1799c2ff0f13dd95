package dev.keysend.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The keysend contract: one OpenAPI document with one operation. Immutable and thread-safe. */
public final class Contract {
  static final String RESOURCE = "keysend.yaml";

  private final String yaml;
  private final JsonNode document;
  private final DocumentReader reader;
  private final Operation operation;

  private Contract(String yaml, JsonNode document) {
    this.yaml = yaml;
    this.document = document;
    this.reader = new DocumentReader(document);
    this.operation = new Operation(reader);
  }

  /** Returns the contract of this kit. It never changes, so it is read once. */
  public static Contract load() {
    return Own.CONTRACT;
  }

  /** Read at the first use. */
  private static final class Own {
    static final Contract CONTRACT = read();

    private static Contract read() {
      try (InputStream in = Contract.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new ContractException(
              "The resource " + RESOURCE + " is missing beside " + Contract.class.getName());
        }
        byte[] bytes = in.readAllBytes();
        String yaml = new String(bytes, StandardCharsets.UTF_8);
        return JsonCopy.of(bytes)
            .map(document -> new Contract(yaml, document))
            .orElseGet(() -> parse(yaml));
      } catch (IOException e) {
        throw new UncheckedIOException("The resource " + RESOURCE + " cannot be read", e);
      }
    }
  }

  /**
   * Reads another document of the same shape: OpenAPI 3.1 with exactly one operation.
   *
   * @param yaml the document, as YAML or JSON
   * @throws ContractException if the document has another shape; the message says where
   */
  public static Contract parse(String yaml) {
    JsonNode document;
    try {
      document = new YAMLMapper().readTree(yaml);
    } catch (JacksonException e) {
      throw new ContractException("The contract is not YAML: " + e.getOriginalMessage(), e);
    }
    return new Contract(yaml, document);
  }

  /** Reads a document that is already a tree. */
  static Contract of(JsonNode document) {
    return new Contract(Json.write(document), document);
  }

  /** The document's text, unchanged. */
  public String yaml() {
    return yaml;
  }

  /** The document as a tree. */
  public JsonNode document() {
    return document;
  }

  /** The contract's own version, {@code info.version}. */
  public String version() {
    return document.at("/info/version").asString();
  }

  /** The SHA-256 of the document's bytes, in hex digits; identifies the exact contract. */
  public String digest() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(yaml.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * The CRC-32 of the document's bytes; tells whether what a build derived from a contract was
   * derived from this one. Much faster than {@link #digest} when a program starts.
   */
  public long checksum() {
    return checksum(yaml.getBytes(StandardCharsets.UTF_8));
  }

  static long checksum(byte[] yaml) {
    CRC32 checksum = new CRC32();
    checksum.update(yaml);
    return checksum.getValue();
  }

  /** The contract's one operation. */
  public Operation operation() {
    return operation;
  }

  /**
   * Returns any schema of the document.
   *
   * @param pointer its JSON pointer, such as {@code /components/schemas/Wallet}
   * @throws ContractException if there is nothing at this place
   */
  public BodySchema schema(String pointer) {
    return reader.schemaAt(pointer);
  }

  /** The variables that an invariant can use, each with the names of its fields. */
  public Map<String, List<String>> invariantVariables() {
    return DocumentReader.namesByName(document.path("x-invariants-variables"));
  }
}
