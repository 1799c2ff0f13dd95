package dev.keysend.mock.record;

import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.contract.Operation;
import dev.keysend.contract.Response;
import dev.keysend.contract.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A folder of example pairs, one JSON file each: {@code request}, {@code status}, {@code response}.
 */
public final class ExampleFiles {
  private static final String SUFFIX = ".json";

  private final Path folder;
  private final Operation operation;

  /** Takes a folder and the operation that its pairs belong to. */
  public ExampleFiles(Path folder, Operation operation) {
    this.folder = folder;
    this.operation = operation;
  }

  /**
   * Reads all pairs, in the order of their files' names.
   *
   * @throws IllegalArgumentException if a file is no pair of the contract; the message says why
   */
  public List<ExamplePair> read() {
    List<ExamplePair> pairs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList()) {
        pairs.add(read(file));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The folder of examples " + folder + " cannot be read; give one that can", e);
    }
    return pairs;
  }

  private ExamplePair read(Path file) throws IOException {
    JsonNode node;
    try {
      node = Json.read(Files.readAllBytes(file));
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getMessage(), e);
    }
    String fileName = file.getFileName().toString();
    ExamplePair pair =
        new ExamplePair(
            fileName.substring(0, fileName.length() - SUFFIX.length()),
            node.path("request"),
            node.path("status").asInt(0),
            node.path("response"));
    List<String> problems = problems(pair);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(file + ": " + String.join("; ", problems));
    }
    return pair;
  }

  /** Everything in which a pair breaks the contract. */
  List<String> problems(ExamplePair pair) {
    List<String> problems = new ArrayList<>();
    for (Violation violation : operation.requestSchema().check(pair.request())) {
      problems.add("request " + violation);
    }
    Response response = operation.response(pair.status()).orElse(null);
    if (response == null) {
      problems.add("the contract has no answer of status " + pair.status());
    } else {
      for (Violation violation : response.schema().check(pair.response())) {
        problems.add("answer " + violation);
      }
    }
    return problems;
  }

  /** Writes a pair into a file of its own; the name is made unique. */
  Path write(ExamplePair pair) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.set("request", pair.request());
    file.put("status", pair.status());
    file.set("response", pair.response());
    byte[] bytes = (Json.pretty(file) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      Files.createDirectories(folder);
      for (int number = 1; ; number++) {
        Path path = folder.resolve(pair.name() + "-" + number + SUFFIX);
        try {
          return Files.write(path, bytes, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
          // Taken by an earlier exchange; try the next number.
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of examples " + folder + " cannot be written", e);
    }
  }
}
