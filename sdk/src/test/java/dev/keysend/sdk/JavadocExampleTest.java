package dev.keysend.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The example in the client's documentation compiles as it stands. */
final class JavadocExampleTest {
  private static final Path SOURCE = Path.of("src/main/java/dev/keysend/sdk/KeysendClient.java");
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* }</pre>", Pattern.DOTALL);

  @Test
  void exampleCompiles() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(SOURCE));
    assertThat(example.find()).isTrue();
    String code =
        "import dev.keysend.sdk.*; import dev.keysend.sdk.model.*;\n"
            + "abstract class Example {\n"
            + "abstract void audit(String hash); abstract void tellUser(String text);\n"
            + "abstract void reconcileLater(String id);\n"
            + "void pay(String apiKey, String walletKey, String destPubkey) {\n"
            + example.group(1).replaceAll("(?m)^ \\* ?", "")
            + "\n}}";

    assertThat(errors(code)).isEmpty();
    assertThat(errors(code.replace("client.send(", "client.sned("))).isNotEmpty();
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
