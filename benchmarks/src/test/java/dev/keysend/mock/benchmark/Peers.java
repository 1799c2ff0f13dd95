package dev.keysend.mock.benchmark;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.keysend.benchmark.Programs;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The commands that start the mock and the servers it is compared with. */
final class Peers {
  private static final int INSTALL_SECONDS = 180;

  private final Path module;
  private final Path program;
  private final Path work;
  private final String java = System.getProperty("java.home") + "/bin/java";

  /** Takes the module's folder and the packed mock. Writes its files to {@code target/mock}. */
  Peers(Path module, Path program) throws IOException {
    this.module = module;
    this.program = program.toAbsolutePath();
    this.work = Files.createDirectories(module.resolve("target/mock"));
  }

  /** The packed mock, with additional JVM flags. */
  Subject mock(String name, String... javaFlags) {
    List<String> words = new ArrayList<>(List.of(java));
    words.addAll(List.of(javaFlags));
    words.addAll(List.of("-jar", program.toString(), "--port", "PORT"));
    words.addAll(List.of("--balance", "1000000000000"));
    return new Subject(name, words);
  }

  /** The packed mock that contains its own Java. */
  Subject packed() {
    Path command = Programs.command(module, "keysend-mock-server");
    return new Subject(
        "keysend-mock-server with its own Java",
        List.of(command.toString(), "--port", "PORT", "--balance", "1000000000000"));
  }

  /** Creates a class archive of the mock and returns the JVM flag that uses it. */
  String classArchive() throws IOException, InterruptedException {
    Path archive = work.resolve("classes.jsa").toAbsolutePath();
    Files.deleteIfExists(archive);
    Running.start(mock("archived", "-XX:ArchiveClassesAtExit=" + archive)).close();
    return "-XX:SharedArchiveFile=" + archive;
  }

  /** WireMock's standalone archive with one stub, started as its documentation says. */
  Subject wireMock(String name, List<String> javaFlags, String... flags) throws IOException {
    Path root = work.resolve("wiremock");
    Files.createDirectories(root.resolve("mappings"));
    ObjectNode mapping = JsonNodeFactory.instance.objectNode();
    mapping
        .putObject("request")
        .put("method", "POST")
        .put("urlPathPattern", "/v1/wallet/[^/]+/keysend");
    ObjectNode response = mapping.putObject("response").put("status", 201);
    response.putObject("headers").put("Content-Type", "application/json");
    response.put("body", Json.write(recorded()));
    Files.writeString(root.resolve("mappings/keysend.json"), Json.pretty(mapping));
    List<String> words = new ArrayList<>(List.of(java));
    words.addAll(javaFlags);
    words.addAll(List.of("-jar", place(WireMockServer.class), "--port", "PORT"));
    words.addAll(List.of("--bind-address", "127.0.0.1"));
    words.addAll(List.of("--root-dir", root.toAbsolutePath().toString()));
    words.addAll(List.of(flags));
    return new Subject(name, words);
  }

  /** The archive or folder that contains a class. */
  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("A class path entry is no file", e);
    }
  }

  /** The upper limit: a bare handler that reads the request and writes the same bytes. */
  Subject jetty() throws IOException {
    Path answer = Files.writeString(work.resolve("answer.json"), Json.write(recorded()));
    return new Subject(
        "bare Jetty, the same bytes",
        List.of(
            java,
            "-cp",
            place(BareJetty.class) + File.pathSeparator + place(WireMockServer.class),
            BareJetty.class.getName(),
            "PORT",
            answer.toString()));
  }

  private static JsonNode recorded() {
    return Contract.load()
        .operation()
        .responses()
        .get("201")
        .examples()
        .values()
        .iterator()
        .next()
        .value();
  }

  /** Prism and Mockoon, which serve the contract itself. Empty if npm cannot install them. */
  List<Subject> fromNpm() throws IOException, InterruptedException {
    Path folder = work.resolve("npm");
    Files.createDirectories(folder);
    Map<String, String> versions = versions();
    if (!installed(folder, versions)) {
      return List.of();
    }
    Path contract = Files.writeString(work.resolve("keysend.yaml"), Contract.load().yaml());
    String commands = folder.resolve("node_modules/.bin").toAbsolutePath() + "/";
    return List.of(
        new Subject(
            "Prism",
            List.of(
                "node",
                commands + "prism",
                "mock",
                "--port",
                "PORT",
                "--verboseLevel",
                "silent",
                contract.toString())),
        new Subject(
            "Mockoon CLI",
            List.of(
                "node",
                commands + "mockoon-cli",
                "start",
                "--data",
                contract.toString(),
                "--port",
                "PORT",
                "--hostname",
                "127.0.0.1",
                "--disable-log-to-file",
                "--disable-admin-api")));
  }

  /**
   * The versions of both that the kit's benchmark installs, so that both benchmarks measure the
   * same.
   */
  Map<String, String> versions() throws IOException {
    Path pins = module.resolve("peers/package.json");
    JsonNode dependencies;
    try {
      dependencies = Json.read(Files.readAllBytes(pins)).path("devDependencies");
    } catch (MalformedJsonException e) {
      throw new IOException(pins + " is not JSON", e);
    }
    Map<String, String> versions = new LinkedHashMap<>();
    for (String name : List.of("@stoplight/prism-cli", "@mockoon/cli")) {
      versions.put(name, dependencies.path(name).asString());
    }
    return versions;
  }

  private static boolean installed(Path folder, Map<String, String> packages)
      throws InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "npm",
                "install",
                "--prefix",
                folder.toAbsolutePath().toString(),
                "--no-save",
                "--no-package-lock",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--loglevel=error"));
    packages.forEach((name, version) -> command.add(name + "@" + version));
    try {
      Process npm =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS);
      npm.destroy();
      return ended && npm.exitValue() == 0;
    } catch (IOException e) {
      return false; // npm is not installed.
    }
  }
}
