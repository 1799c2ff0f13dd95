package dev.keysend.mock.wiremock;

import com.github.tomakehurst.wiremock.common.ClientError;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.SingleRootFileSource;
import com.github.tomakehurst.wiremock.common.filemaker.FilenameMaker;
import com.github.tomakehurst.wiremock.standalone.JsonFileMappingsSource;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.InMemoryStubMappings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A folder of WireMock's mapping files, watched for changes. It has WireMock's layout, with {@code
 * mappings} and {@code __files}, or contains the mapping files directly.
 */
final class MappingFiles implements AutoCloseable {
  private static final long SETTLE_MILLIS = 100;

  private final Path root;
  private final Path mappings;
  private final WatchService watch;

  MappingFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "The folder of mappings "
              + folder
              + " does not exist; create it, or name another"
              + " folder");
    }
    this.root = folder;
    Path inner = folder.resolve("mappings");
    this.mappings = Files.isDirectory(inner) ? inner : folder;
    try {
      this.watch = folder.getFileSystem().newWatchService();
      register();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of mappings " + folder + " cannot be watched", e);
    }
    check();
  }

  FileSource files() {
    return new SingleRootFileSource(root.toFile());
  }

  MappingsSource source() {
    return new JsonFileMappingsSource(
        new SingleRootFileSource(mappings.toFile()), new FilenameMaker());
  }

  /** Reports when files have changed and can be read, or what is wrong with them. */
  void onChange(Runnable changed, Consumer<String> broken) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  WatchKey key = watch.take();
                  // Editors write in several steps; wait until there are no more changes.
                  while (key != null) {
                    key.pollEvents();
                    key.reset();
                    key = watch.poll(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
                  }
                  register();
                  reload(changed, broken);
                }
              } catch (ClosedWatchServiceException | InterruptedException | IOException e) {
                // The mock is being stopped, or the folder is gone.
              }
            },
            "mappings");
    thread.setDaemon(true);
    thread.start();
  }

  private void reload(Runnable changed, Consumer<String> broken) {
    try {
      check();
    } catch (IllegalArgumentException e) {
      broken.accept(e.getMessage() + "; the mappings stay as they were");
      return;
    }
    try {
      changed.run();
    } catch (ClientError e) {
      broken.accept("A mapping file is refused: " + e.getErrors().first().getTitle());
    }
  }

  /** Reads all files once without using them. */
  private void check() {
    try {
      source().loadMappingsInto(new InMemoryStubMappings());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "A mapping file cannot be read: " + String.valueOf(e.getMessage()).strip(), e);
    }
  }

  private void register() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isDirectory)::iterator) {
        path.register(
            watch,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      }
    }
  }

  @Override
  public void close() {
    try {
      watch.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of mappings cannot be let go", e);
    }
  }
}
