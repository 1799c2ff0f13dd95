import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Removes every line that contains a text from a file, such as the classes of a package from a list of classes. */
class LeaveOut {
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    String text = arguments[1];
    List<String> kept = Files.readAllLines(file).stream().filter(line -> !line.contains(text)).toList();
    Files.write(file, kept);
  }
}
