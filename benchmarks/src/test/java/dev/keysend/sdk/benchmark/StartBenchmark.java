package dev.keysend.sdk.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keysend.benchmark.Results;
import dev.keysend.benchmark.Results.Aim;
import dev.keysend.benchmark.Series;
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
import org.apache.maven.shared.invoker.MavenInvocationException;

/**
 * Measures the size of the archives that a consumer gets, and the time from the start of a process
 * to its first payment. Compares both with openapi-generator's default output and its dependencies.
 */
public final class StartBenchmark {
  private static final int ROUNDS = 10;
  private static final String PEER = "openapi-generator's default output (java, retrofit2)";
  private static final String PLUGIN =
      "org.apache.maven.plugins:maven-dependency-plugin:%s:build-classpath";

  /** How the name of the client's archive ends; there is also an archive of sources. */
  private static final String CLIENT = "-java-client-1.0.0.jar";

  private final Path target;

  private StartBenchmark(Path target) {
    this.target = target;
  }

  /**
   * Runs the benchmark.
   *
   * @param args the module's target folder, the folder for the results, the SDK's archive, the file
   *     with its runtime class path, and the versions of maven-dependency-plugin and
   *     openapi-generator
   */
  public static void main(String... args) throws Exception {
    StartBenchmark benchmark = new StartBenchmark(Path.of(args[0]).toAbsolutePath());
    List<Path> ours = classPath(Path.of(args[3]));
    ours.add(0, Path.of(args[2]));
    List<Path> defaults = benchmark.generatorDefault(args[4]);
    Results results = new Results("SDK: archives and start");
    results.version("openapi-generator", args[5]);
    results.compare(
        "archives at run time",
        "kB",
        "keysend-sdk",
        Series.of(kilobytes(ours)),
        PEER,
        Series.of(kilobytes(defaults)),
        Aim.atMost(1),
        ours.size() + " archives beside " + defaults.size());
    benchmark.start(ours, defaults, results);
    results.write(Path.of(args[1], "sdk-start.json"));
  }

  private void start(List<Path> ours, List<Path> defaults, Results results)
      throws IOException, InterruptedException {
    Series subject = new Series();
    Series peer = new Series();
    List<Path> subjectPath = new ArrayList<>(ours);
    subjectPath.add(target.resolve("test-classes"));
    try (Server server = new Server(1)) {
      for (int round = 0; round < ROUNDS; round++) {
        subject.add(timeToFirst(FirstPayment.class.getName(), subjectPath, server));
        peer.add(timeToFirst(FirstPayment.class.getSimpleName(), defaults, server));
      }
      results.compare(
          "start of a process to its first payment",
          "ms",
          "keysend-sdk",
          subject,
          PEER,
          peer,
          Aim.atMost(1),
          "a new process each time, in turn");
      results.compare(
          "classes loaded until the first payment",
          "classes",
          "keysend-sdk",
          Series.of(classes(FirstPayment.class.getName(), subjectPath, server)),
          PEER,
          Series.of(classes(FirstPayment.class.getSimpleName(), defaults, server)),
          Aim.atMost(1),
          "");
    }
  }

  /** Builds the generator's output unchanged, plus one class that pays. */
  private List<Path> generatorDefault(String plugin) throws IOException, MavenInvocationException {
    Path project = target.resolve("generator-default");
    Path main = project.resolve("src/main/java/FirstPayment.java");
    Files.writeString(main, Files.readString(Path.of("generator-default", "FirstPayment.java")));
    Path list = project.resolve("class-path.txt");
    Properties settings = new Properties();
    for (String part : List.of("test", "javadoc", "source")) {
      settings.setProperty("maven." + part + ".skip", "true");
    }
    settings.setProperty("mdep.includeScope", "runtime");
    settings.setProperty("mdep.outputFile", list.toString());
    InvocationRequest request = new DefaultInvocationRequest();
    request.setPomFile(project.resolve("pom.xml").toFile());
    request.setMavenHome(new File(System.getProperty("maven.home")));
    request.addArgs(List.of("package", PLUGIN.formatted(plugin)));
    request.setProperties(settings);
    request.setBatchMode(true);
    List<String> lines = new ArrayList<>();
    request.setOutputHandler(lines::add);
    if (new DefaultInvoker().execute(request).getExitCode() != 0) {
      throw new IOException("The default output does not build:\n" + String.join("\n", lines));
    }
    List<Path> paths = classPath(list);
    try (Stream<Path> made = Files.list(project.resolve("target"))) {
      paths.add(0, made.filter(file -> file.toString().endsWith(CLIENT)).findFirst().orElseThrow());
    }
    return paths;
  }

  private static List<Path> classPath(Path list) throws IOException {
    String text = Files.readString(list).trim();
    return new ArrayList<>(Stream.of(text.split(File.pathSeparator)).map(Path::of).toList());
  }

  private static double kilobytes(List<Path> archives) throws IOException {
    long sum = 0;
    for (Path archive : archives) {
      sum += Files.size(archive);
    }
    return sum / 1e3;
  }

  private static double timeToFirst(String main, List<Path> classPath, Server server)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    pay(main, classPath, server, "-Xshare:auto");
    return (System.nanoTime() - begin) / 1e6;
  }

  private static double classes(String main, List<Path> classPath, Server server)
      throws IOException, InterruptedException {
    return pay(main, classPath, server, "-Xlog:class+load")
        .lines()
        .filter(line -> line.contains(" source: "))
        .count();
  }

  private static String pay(String main, List<Path> classPath, Server server, String option)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()),
                main,
                server.baseUrl(),
                "pak_1",
                Bodies.DESTINATION)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0 || !output.contains("paid")) {
      throw new IOException(output);
    }
    return output;
  }
}
