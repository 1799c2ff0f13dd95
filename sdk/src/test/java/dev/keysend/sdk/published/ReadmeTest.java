package dev.keysend.sdk.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.sdk.server.Destinations;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's code compiles unchanged and pays. */
class ReadmeTest {
  private static final Pattern SNIPPET =
      Pattern.compile("```java\\R(import dev.keysend.sdk.*?)(try \\(.*?)```", Pattern.DOTALL);

  private static final Pattern TEST_SNIPPET =
      Pattern.compile("```java\\R(import dev.keysend.mock.*?)(@KeysendMock.*?)```", Pattern.DOTALL);

  @Test
  void paymentCodePays(@TempDir Path folder) throws Exception {
    Matcher snippet = SNIPPET.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(snippet.find()).as("the README has the code").isTrue();
    Snippets.compile(
        "Snippet",
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
  void testCodeCompiles(@TempDir Path folder) throws Exception {
    Matcher snippet = TEST_SNIPPET.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(snippet.find()).as("the README has the code").isTrue();

    Snippets.compile(
        "Snippet",
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
}
