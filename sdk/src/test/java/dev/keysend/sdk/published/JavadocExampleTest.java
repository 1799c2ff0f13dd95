package dev.keysend.sdk.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the public Javadoc compile unchanged. */
final class JavadocExampleTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/keysend/sdk");
  private static final List<Path> EXPORTED = List.of(SOURCES, SOURCES.resolve("webhook"));
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* }</pre>", Pattern.DOTALL);

  @ParameterizedTest
  @MethodSource("publicTypes")
  void everyPublicTypeHasAnExampleThatCompiles(Path source) throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(source));
    assertThat(example.find()).as("has an example").isTrue();

    assertThat(errors(withSurroundings(example.group(1).replaceAll("(?m)^ \\* ?", "")))).isEmpty();
  }

  @Test
  void detectsAnExampleThatDoesNotCompile() {
    assertThat(errors(withSurroundings("client.sned(payment);"))).isNotEmpty();
  }

  static List<Path> publicTypes() throws IOException {
    List<Path> types = new ArrayList<>();
    for (Path folder : EXPORTED) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(JavadocExampleTest::isPublicType).sorted().forEach(types::add);
      }
    }
    return types;
  }

  private static boolean isPublicType(Path source) {
    try {
      return source.toString().endsWith(".java")
          && Pattern.compile("(?m)^public ").matcher(Files.readString(source)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withSurroundings(String example) {
    boolean clientIsMade = example.contains("KeysendClient client =");
    return "import dev.keysend.sdk.*; import dev.keysend.sdk.model.*;\n"
        + "import dev.keysend.sdk.webhook.*; import java.time.Duration;\n"
        + "abstract class Example {\n"
        + "abstract void audit(String text); abstract void tellUser(String text);\n"
        + "abstract void reconcileLater(String id);\n"
        + "void pay(String apiKey, String walletKey, String destPubkey, KeysendRequest payment,\n"
        + (clientIsMade ? "" : "KeysendClient client, ")
        + (example.contains("KeysendWebhook webhook =") ? "" : "KeysendWebhook webhook, ")
        + "byte[] body, String signature, KeysendError error) {\n"
        + example
        + "\n}}";
  }

  private static List<String> errors(String code) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
          }
        };
    List<String> options =
        List.of("-proc:none", "-implicit:none", "-Xdiags:verbose", "-d", "target/javadoc-example");
    assertThat(Path.of("target/javadoc-example").toFile()).satisfies(dir -> dir.mkdirs());
    compiler.getTask(null, null, found, options, null, List.of(file)).call();
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.getMessage(null))
        .toList();
  }
}
