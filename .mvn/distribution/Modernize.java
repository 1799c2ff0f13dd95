import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Rewrites the classes of an archive that were compiled for Java 5 and earlier. Java takes no such class into a class
 * archive, but reads and verifies it at each start.
 */
class Modernize {
  /** The first version of classes that contains what Java needs to verify them fast. */
  private static final int FIRST_FAST = Opcodes.V1_6;

  public static void main(String[] arguments) throws IOException {
    Path archive = Path.of(arguments[0]);
    URL[] itself = {archive.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(itself, ClassLoader.getPlatformClassLoader());
        FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + archive.toUri()), Map.of());
        Stream<Path> all = Files.walk(files.getPath("/"))) {
      List<Path> classes = all.filter(file -> file.toString().endsWith(".class")).toList();
      for (Path file : classes) {
        rewrite(file, loader);
      }
    }
  }

  private static void rewrite(Path file, ClassLoader loader) throws IOException {
    ClassReader read = new ClassReader(Files.readAllBytes(file));
    if (read.readUnsignedShort(6) >= FIRST_FAST) {
      return;
    }
    ClassWriter written =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return loader;
          }
        };
    try {
      read.accept(new NewVersion(written), ClassReader.SKIP_FRAMES);
    } catch (RuntimeException | LinkageError e) {
      // It needs a class that is not in the archive, or instructions of Java 1.4. It works as it is.
      return;
    }
    FileTime time = Files.getLastModifiedTime(file);
    Files.write(file, written.toByteArray());
    Files.setLastModifiedTime(file, time);
  }

  private static final class NewVersion extends ClassVisitor {
    NewVersion(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
      super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
    }
  }
}
