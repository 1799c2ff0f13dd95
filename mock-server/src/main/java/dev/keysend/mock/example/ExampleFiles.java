package dev.keysend.mock.example;

import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A folder of example pairs, one JSON file each. The file's name without {@code .json} is the
 * pair's name. Request and response are OpenAPI Example Objects; the response also has its status:
 *
 * <pre>{@code
 * {
 *   "request": {"summary": "Two satoshis", "value": {"dest_pubkey": "03…", "num_satoshis": 2}},
 *   "response": {"status": 201, "value": {"id": "wtx_…", …}}
 * }
 * }</pre>
 *
 * <p>{@code summary} is optional.
 */
public final class ExampleFiles {
  private static final String SUFFIX = ".json";

  /** Each one is kept in memory. */
  static final int MOST_FILES = 10_000;

  /** The largest file that is read, in bytes; twice the size of the largest response. */
  static final int MOST_BYTES = 2 * 1024 * 1024;

  private final Path folder;
  private final Function<ExamplePair, List<String>> check;
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * Takes a folder.
   *
   * @param check returns every way in which a pair breaks the contract
   */
  public ExampleFiles(Path folder, Function<ExamplePair, List<String>> check) {
    this.folder = folder;
    this.check = check;
  }

  /**
   * Reads all pairs, in the order of their files' names.
   *
   * @throws IllegalArgumentException if the folder or a file cannot be read, or a file is not a
   *     pair that keeps the contract; the message names the file, the place in it and the problem
   */
  public List<ExamplePair> read() {
    List<ExamplePair> pairs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList();
      if (all.size() > MOST_FILES) {
        throw new IllegalArgumentException(
            "The folder of examples "
                + folder
                + " holds "
                + all.size()
                + " files; the most is "
                + MOST_FILES);
      }
      for (Path file : all) {
        pairs.add(read(file));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The folder of examples " + folder + " cannot be read; name a readable folder", e);
    }
    return pairs;
  }

  private ExamplePair read(Path file) {
    JsonNode node;
    try {
      long length = Files.size(file);
      if (length > MOST_BYTES) {
        throw new IllegalArgumentException(
            file + " holds " + length + " bytes; the most is " + MOST_BYTES);
      }
      node = Json.read(Files.readAllBytes(file));
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    }
    ExampleForm form = new ExampleForm(node);
    List<String> problems = form.problems();
    if (problems.isEmpty()) {
      String fileName = file.getFileName().toString();
      ExamplePair pair = form.pair(fileName.substring(0, fileName.length() - SUFFIX.length()));
      problems = check.apply(pair);
      if (problems.isEmpty()) {
        return pair;
      }
    }
    throw new IllegalArgumentException(file + ": " + String.join("; ", problems));
  }

  /** Every way in which a pair breaks the contract. */
  public List<String> problems(ExamplePair pair) {
    return check.apply(pair);
  }

  /**
   * Creates the folder if it does not exist, and checks that it can be written to.
   *
   * @throws IllegalArgumentException if not
   */
  public static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "can-be-written", null));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The folder of examples "
              + folder
              + " cannot be written; name a writable folder, or one that does not exist yet",
          e);
    }
  }

  /** Writes a pair into a new file; a number makes its name unique. */
  public Path write(ExamplePair pair) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.putObject("request").put("summary", pair.summary()).set("value", pair.request());
    file.putObject("response").put("status", pair.status()).set("value", pair.response());
    byte[] bytes = (Json.pretty(file) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      Files.createDirectories(folder);
      while (true) {
        int number = numbers.merge(pair.name(), 1, Integer::sum);
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
