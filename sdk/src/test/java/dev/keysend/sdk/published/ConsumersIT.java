package dev.keysend.sdk.published;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.sdk.server.Destinations;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Applications that use only the SDK's published coordinates compile and pay. */
@Tag("thorough")
final class ConsumersIT {
  private static final Path WORK = Path.of("target", "it").toAbsolutePath();

  /** Goals with plugin versions, so that Maven does not choose the versions itself. */
  private static final String COMPILE_JAVA = plugin("compiler", "compile");

  private static final String COMPILE_KOTLIN =
      "org.jetbrains.kotlin:kotlin-maven-plugin:"
          + System.getProperty("kotlin.version")
          + ":compile@compile";

  @Test
  void javaApplicationOfJava8Pays() throws Exception {
    Path project = copyOf("java-consumer");

    assertThat(build(project, COMPILE_JAVA)).isEmpty();
    assertPays(project, "consumer.Pay");
  }

  @Test
  void applicationOnTheModulePathPays() throws Exception {
    Path project = copyOf("module-consumer");
    Path source = Path.of("src", "main", "java", "consumer", "Pay.java");
    Files.createDirectories(project.resolve(source).getParent());
    Files.copy(Path.of("src", "it", "java-consumer").resolve(source), project.resolve(source));

    assertThat(build(project, COMPILE_JAVA)).isEmpty();
    assertPays(project, "-p", "-m", "consumer/consumer.Pay");
  }

  @Test
  void kotlinApplicationPays() throws Exception {
    Path project = copyOf("kotlin-consumer");

    assertThat(build(project, COMPILE_KOTLIN)).isEmpty();
    assertPays(project, "consumer.PayKt");
  }

  @Test
  void kotlinSeesWhatMayBeNull() throws Exception {
    Path project = copyOf("kotlin-consumer");
    Files.move(
        project.resolve("NotNullSafe.kt"), project.resolve("src/main/kotlin/NotNullSafe.kt"));

    assertThat(build(project, COMPILE_KOTLIN))
        .anyMatch(line -> line.contains("Only safe (?.)") && line.contains("'FailureReason?'"))
        .anyMatch(line -> line.contains("prohibited on a nullable") && line.contains("'Long?'"))
        .anyMatch(line -> line.contains("non-null type") && line.contains("'String'"));
  }

  /** Builds a project with its own local repository and returns its error lines. */
  private static List<String> build(Path project, String compiler) throws MavenInvocationException {
    Properties settings = new Properties();
    settings.setProperty("mdep.outputFile", "target/class-path.txt");
    for (String name : List.of("keysend.version", "kotlin.version", "outer.repository")) {
      settings.setProperty(name, System.getProperty(name));
    }
    InvocationRequest request = new DefaultInvocationRequest();
    request.setPomFile(project.resolve("pom.xml").toFile());
    request.setUserSettingsFile(new File("src/it/settings.xml"));
    request.setLocalRepositoryDirectory(new File("target/it-repository"));
    request.setMavenHome(new File(System.getProperty("maven.home")));
    request.addArgs(List.of(compiler, plugin("dependency", "build-classpath")));
    request.setProperties(settings);
    request.setBatchMode(true);
    List<String> lines = new ArrayList<>();
    request.setOutputHandler(lines::add);
    InvocationResult result = new DefaultInvoker().execute(request);
    if (result.getExitCode() == 0) {
      return List.of();
    }
    return lines.stream().filter(line -> line.contains("ERROR")).toList();
  }

  private static String plugin(String name, String goal) {
    String version = System.getProperty(name + "-plugin.version");
    return "org.apache.maven.plugins:maven-" + name + "-plugin:" + version + ":" + goal;
  }

  /** Runs the application against the mock, in another process. */
  private static void assertPays(Path project, String main) throws Exception {
    assertPays(project, "-cp", main);
  }

  private static void assertPays(Path project, String pathOption, String... main) throws Exception {
    String classPath =
        project.resolve("target/classes")
            + File.pathSeparator
            + Files.readString(project.resolve("target/class-path.txt")).trim();
    try (KeysendMockServer server = KeysendMockServer.start()) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of(pathOption, classPath));
      command.addAll(List.of(main));
      command.addAll(List.of(server.baseUrl(), server.apiKey(), server.walletKey()));
      command.add(Destinations.payable());
      command.add(Destinations.named("failure-no-route"));
      Process application = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(application.getInputStream().readAllBytes(), UTF_8);

      assertThat(application.waitFor()).as(output).isZero();
      assertThat(server.payments()).isNotEmpty();
    }
  }

  private static Path copyOf(String project) throws IOException {
    Path from = Path.of("src", "it", project);
    Path to = Files.createTempDirectory(Files.createDirectories(WORK), project);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return to;
  }
}
