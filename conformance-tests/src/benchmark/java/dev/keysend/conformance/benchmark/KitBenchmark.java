package dev.keysend.conformance.benchmark;

import dev.keysend.conformance.hostile.Connection;
import dev.keysend.conformance.hostile.HostileServer;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Times whole runs of the kit and of its peers, each as a process of its own, in turn. */
public final class KitBenchmark {
  private static final int ROUNDS = 5;
  private static final int MEMORY_IN_MEBIBYTES = 512;
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration SLOW = Duration.ofMillis(200);

  private final Path module;
  private final Path peers;
  private final Path work;
  private final Map<String, String> versions = new LinkedHashMap<>();

  private KitBenchmark(Path module) throws Exception {
    this.module = module;
    this.work = Files.createDirectories(module.resolve("target/benchmark/work"));
    this.peers = Files.createDirectories(module.resolve("target/benchmark/peers"));
    for (String file : List.of("package.json", "replay.mjs")) {
      Files.copy(
          module.resolve("src/benchmark/peers").resolve(file),
          peers.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    for (Map.Entry<String, JsonNode> peer :
        Json.read(Files.readAllBytes(peers.resolve("package.json")))
            .path("devDependencies")
            .properties()) {
      versions.put(peer.getKey(), peer.getValue().asString());
    }
  }

  /**
   * Runs the benchmark.
   *
   * @param arguments the module's folder
   */
  public static void main(String[] arguments) throws Exception {
    new KitBenchmark(Path.of(arguments[0]).toAbsolutePath()).run();
  }

  private void run() throws Exception {
    install();
    Results results = new Results("Kit: a whole run");
    versions.forEach(results::version);
    try (KeysendMockServer server = KeysendMockServer.builder().balance(1L << 50).start()) {
      compare(results, "on a local server", server, server.baseUrl());
      try (DelayingProxy slow = new DelayingProxy(server.baseUrl(), SLOW)) {
        compare(results, "on a server that takes 200 ms per answer", server, slow.baseUrl());
      }
    }
    flood(results);
    results.write(module.resolve("target/benchmark/kit.json"));
  }

  /** Brings the peers from npm, and what they need of the contract: Dredd knows no OpenAPI 3.1. */
  private void install() throws Exception {
    new Command(
            peers,
            "npm",
            "install",
            "--no-package-lock",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts")
        .seconds();
    Files.writeString(work.resolve("keysend.yaml"), Contract.load().yaml());
    tool("openapi-down-convert", "--input", contract(), "--output", older()).seconds();
    if (!Files.exists(Path.of(older()))) {
      throw new IllegalStateException("The peers cannot be had: is npm there?");
    }
  }

  private void compare(Results results, String where, KeysendMockServer server, String url)
      throws Exception {
    Command kit = kit(server, url);
    int requests = requests(kit);
    Map<String, List<Command>> others = new LinkedHashMap<>();
    others.put("Dredd, 3 requests", List.of(dredd(server, url)));
    others.put("Portman and newman, 1 request", List.of(portman(url), newman(server)));
    others.put("newman alone, 1 request", List.of(newman(server)));
    others.put("Prism's proxy, " + requests + " requests", List.of(prism(server, url, requests)));

    Series kits = new Series();
    Map<String, Series> peers = new LinkedHashMap<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double seconds = paying(server, "the kit", List.of(kit));
      // The first round has the disk's cache filled, for everyone.
      if (round > 0) {
        kits.add(seconds);
      }
      for (Map.Entry<String, List<Command>> other : others.entrySet()) {
        seconds = paying(server, other.getKey(), other.getValue());
        if (round > 0) {
          peers.computeIfAbsent(other.getKey(), name -> new Series()).add(seconds);
        }
      }
    }
    for (Map.Entry<String, Series> peer : peers.entrySet()) {
      results.compare(
          where,
          "s",
          "keysend-conformance, " + requests + " requests",
          kits,
          peer.getKey(),
          peer.getValue(),
          "below 1",
          1);
    }
  }

  private static void flood(Connection connection) throws IOException {
    connection.request();
    connection.send("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n\r\n");
    connection.flood(" ");
  }

  /** How much memory the kit comes to while its target floods it. */
  private void flood(Results results) throws Exception {
    Series peaks = new Series();
    try (HostileServer server = HostileServer.start(KitBenchmark::flood, PACE)) {
      for (int round = 0; round < ROUNDS; round++) {
        peaks.add(
            kit(
                    "http://127.0.0.1:" + server.port(),
                    "api-key-of-nobody",
                    "wallet-key-of-nobody",
                    "read-only-key-of-nobody")
                .peakMebibytes());
      }
    }
    results.state(
        "most resident memory while its target floods it with answers that have no end",
        "MiB",
        "keysend-conformance",
        peaks,
        "below " + MEMORY_IN_MEBIBYTES + " MiB",
        peaks.most() < MEMORY_IN_MEBIBYTES);
  }

  /**
   * Times a run, and sees to it that it was one: who pays nothing, or finds no server, is quick.
   */
  private static double paying(KeysendMockServer server, String name, List<Command> commands)
      throws Exception {
    // A run of the kit leaves a twentieth of what the wallet held.
    server.reset();
    long before = server.balance();
    double seconds = 0;
    for (Command command : commands) {
      seconds += command.seconds();
    }
    if (server.balance() == before) {
      throw new IllegalStateException(name + " has paid nothing, and so was not measured");
    }
    return seconds;
  }

  private Command kit(KeysendMockServer server, String url) {
    return kit(url, server.apiKey(), server.walletKey(), server.readOnlyWalletKey());
  }

  private Command kit(String url, String apiKey, String walletKey, String readOnlyWalletKey) {
    return new Command(
        work,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-jar",
        module.resolve("target/keysend-conformance.jar").toString(),
        "--base-url=" + url,
        "--api-key=" + apiKey,
        "--wallet-key=" + walletKey,
        "--read-only-wallet-key=" + readOnlyWalletKey,
        "--timeout=5",
        "--max-sats=" + (1L << 55),
        "--report-dir=" + work.resolve("report"));
  }

  /** How many requests a run sends, by its own report. */
  private int requests(Command kit) throws Exception {
    kit.seconds();
    JsonNode report = Json.read(Files.readAllBytes(work.resolve("report/report.json")));
    return (int)
        report.path("plan").values().stream().filter(p -> p.path("sent").asBoolean(false)).count();
  }

  private Command dredd(KeysendMockServer server, String url) {
    return tool("dredd", older(), url, "--user", server.apiKey() + ":");
  }

  /** Makes newman's collection of the contract. */
  private Command portman(String url) {
    return tool("portman", "-l", older(), "-b", url, "-t", "-o", collection());
  }

  private Command newman(KeysendMockServer server) {
    return tool("newman", "run", collection(), "--env-var", "basicAuthUsername=" + server.apiKey());
  }

  private String collection() {
    return work.resolve("collection.json").toString();
  }

  private Command prism(KeysendMockServer server, String url, int requests) {
    return new Command(
        peers,
        "node",
        "replay.mjs",
        contract(),
        url,
        server.apiKey(),
        server.walletKey(),
        "" + requests);
  }

  private Command tool(String name, String... arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = peers.resolve("node_modules/.bin/" + name).toString();
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return new Command(work, words);
  }

  private String contract() {
    return work.resolve("keysend.yaml").toString();
  }

  private String older() {
    return work.resolve("keysend-3.0.yaml").toString();
  }
}
