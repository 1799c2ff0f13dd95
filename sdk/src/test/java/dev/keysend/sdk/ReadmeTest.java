package dev.keysend.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.mock.KeysendMockServer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's lines of code compile as they stand, and pay. */
class ReadmeTest {
  private static final Pattern SNIPPET =
      Pattern.compile("```java\\R(import dev.keysend.sdk.*?)(try \\(.*?)```", Pattern.DOTALL);

  private static final Pattern TEST_SNIPPET =
      Pattern.compile("```java\\R(import dev.keysend.mock.*?)(@KeysendMock.*?)```", Pattern.DOTALL);

  @Test
  void theLinesForThoseWhoPayFromCodePay(@TempDir Path folder) throws Exception {
    Matcher snippet = SNIPPET.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(snippet.find()).as("the README has the lines").isTrue();
    compile(
        """
        %s
        public class Snippet {
          public static void run(String url, String apiKey, String walletKey, String destination) {
            %s
          }
        }
        """
            .formatted(snippet.group(1), snippet.group(2)),
        folder);

    try (KeysendMockServer server = KeysendMockServer.start();
        URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Method run =
          loader
              .loadClass("Snippet")
              .getMethod("run", String.class, String.class, String.class, String.class);
      run.invoke(
          null, server.baseUrl(), server.apiKey(), server.walletKey(), Destinations.payable());

      assertThat(server.payments()).hasSize(1);
    }
  }

  @Test
  void theLinesForThoseWhoTestCompile(@TempDir Path folder) throws Exception {
    Matcher snippet = TEST_SNIPPET.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(snippet.find()).as("the README has the lines").isTrue();

    compile(
        """
        import static org.junit.jupiter.api.Assertions.assertEquals;

        import org.junit.jupiter.api.Test;
        %s
        public class Snippet {
          record Shop(String url, String apiKey, String walletKey) {
            void buy(String what) {}
          }

          %s
        }
        """
            .formatted(snippet.group(1), snippet.group(2)),
        folder);
  }

  private static void compile(String source, Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, null)) {
      files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(folder.toFile()));
      boolean compiled =
          compiler
              .getTask(
                  null, files, problems, List.of("-proc:none"), null, List.of(new Source(source)))
              .call();
      assertThat(compiled).as("%s", problems.getDiagnostics()).isTrue();
    }
  }

  /** A source file that only memory holds. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Snippet.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
