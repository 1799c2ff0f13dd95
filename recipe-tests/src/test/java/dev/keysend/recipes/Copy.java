package dev.keysend.recipes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A clone of this checkout, which the recipes may change. It has only what is committed. */
final class Copy {
  private final Path folder;

  private Copy(Path folder) {
    this.folder = folder;
  }

  static Copy of(Path checkout, Path folder) throws IOException, InterruptedException {
    Copy copy = new Copy(folder);
    copy.git("clone", "--quiet", checkout.toRealPath().toString(), ".");
    return copy;
  }

  Path folder() {
    return folder;
  }

  EditedFile file(String path) {
    return new EditedFile(folder.resolve(path));
  }

  /** Adds a file of this module's resources under its own name. */
  void add(String resource, String target) throws IOException {
    Path name = Objects.requireNonNull(Path.of(resource).getFileName());
    Files.writeString(folder.resolve(target).resolve(name), text(resource));
  }

  /** The text of a resource. */
  static String text(String resource) throws IOException {
    try (InputStream stream = Copy.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(stream, resource).readAllBytes(), UTF_8);
    }
  }

  /** Keeps the present state of all files that Git does not ignore, and returns its id. */
  String snapshot() throws IOException, InterruptedException {
    git("add", "--all");
    return git("write-tree").strip();
  }

  /** The files that differ between two snapshots. */
  Set<String> changed(String before, String after) throws IOException, InterruptedException {
    return new TreeSet<>(git("diff", "--name-only", before, after).lines().toList());
  }

  private String git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(Arrays.asList(arguments));
    Process git =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(git.getInputStream().readAllBytes(), UTF_8);
    assertThat(git.waitFor()).as("%s: %s", command, output).isZero();
    return output;
  }
}
