package dev.keysend.conformance.benchmark;

import com.sun.net.httpserver.HttpServer;
import dev.keysend.benchmark.Command;
import dev.keysend.benchmark.Programs;
import dev.keysend.benchmark.Results;
import dev.keysend.benchmark.Results.Aim;
import dev.keysend.benchmark.Series;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** Times whole runs of the kit and of its peers, each in its own process and in turn. */
public final class KitBenchmark {
  private static final int ROUNDS = 5;
  private static final int MEMORY_IN_MEBIBYTES = 512;
  private static final Duration SLOW = Duration.ofMillis(200);

  private final Path results;
  private final String kit;
  private final Path packed;
  private final Path peers;
  private final Path work;
  private final Map<String, String> versions = new LinkedHashMap<>();

  private KitBenchmark(Path module, Path results, Path kit) throws Exception {
    this.results = results;
    this.kit = kit.toString();
    this.packed = Programs.command(module, "keysend-conformance");
    this.work = Files.createDirectories(module.resolve("target/kit"));
    this.peers = Files.createDirectories(module.resolve("target/peers"));
    for (String file : List.of("package.json", "replay.mjs")) {
      Files.copy(
          module.resolve("peers").resolve(file),
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
   * @param arguments the module's folder, the folder for the results, and the packed kit
   */
  public static void main(String... arguments) throws Exception {
    new KitBenchmark(
            Path.of(arguments[0]).toAbsolutePath(),
            Path.of(arguments[1]).toAbsolutePath(),
            Path.of(arguments[2]).toAbsolutePath())
        .run();
  }

  private void run() throws Exception {
    install();
    Results results = new Results("Kit: a whole run");
    versions.forEach(results::version);
    try (KeysendMockServer server = KeysendMockServer.builder().balance(1L << 50).start()) {
      compare(results, "on a local server", server, server.baseUrl());
      comparePacked(results, server);
      try (DelayingProxy slow = new DelayingProxy(server.baseUrl(), SLOW)) {
        compare(results, "on a server that takes 200 ms per response", server, slow.baseUrl());
      }
    }
    flood(results);
    results.write(this.results.resolve("kit.json"));
  }

  /**
   * Installs the peers from npm, and writes the contract in the forms that they need: Dredd does
   * not support OpenAPI 3.1.
   */
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
      throw new IllegalStateException("The peers cannot be installed; is npm installed?");
    }
  }

  /**
   * A program that tests the server.
   *
   * @param name its name in the table
   * @param commands what to run, one after the other
   */
  private record Tester(String name, List<Command> commands) {}

  private void compare(Results results, String where, KeysendMockServer server, String url)
      throws Exception {
    Command kit = kit(server, url);
    int requests = requests(kit);
    Map<Tester, Aim> peers = new LinkedHashMap<>();
    peers.put(new Tester("Dredd, 3 requests", List.of(dredd(server, url))), Aim.atMost(1));
    peers.put(portmanAndNewman(server, url), Aim.atMost(1));
    peers.put(newmanAlone(server), Aim.atMost(1));
    String proxy = "Prism's proxy, " + requests + " requests";
    peers.put(new Tester(proxy, List.of(prism(server, url, requests))), Aim.atMost(1));
    String name = "keysend-conformance, " + requests + " requests";
    compare(results, where, server, new Tester(name, List.of(kit)), peers);
  }

  /**
   * Compares the program that contains its own Java with tools that people expect to start fast.
   */
  private void comparePacked(Results results, KeysendMockServer server) throws Exception {
    String name = "keysend-conformance with its own Java";
    String url = server.baseUrl();
    Command program = kit(List.of(packed.toString()), url, server);
    Map<Tester, Aim> peers = new LinkedHashMap<>();
    peers.put(portmanAndNewman(server, url), Aim.atMost(1));
    peers.put(newmanAlone(server), Aim.atMost(1.5));
    compare(results, "on a local server", server, new Tester(name, List.of(program)), peers);
    for (String flag : List.of("--list", "--help")) {
      Series times = new Series();
      for (int round = 0; round < ROUNDS; round++) {
        times.add(new Command(work, packed.toString(), flag).seconds());
      }
      results.state(flag, "s", name, times, "below 0.3 s", times.median() < 0.3, "");
    }
  }

  private Tester portmanAndNewman(KeysendMockServer server, String url) {
    return new Tester("Portman and newman, 1 request", List.of(portman(url), newman(server)));
  }

  private Tester newmanAlone(KeysendMockServer server) {
    return new Tester("newman alone, 1 request", List.of(newman(server)));
  }

  /** Runs the kit and its peers in turn. The order matters: newman runs what Portman has made. */
  private static void compare(
      Results results, String where, KeysendMockServer server, Tester kit, Map<Tester, Aim> peers)
      throws Exception {
    Series kits = new Series();
    Map<Tester, Series> others = new LinkedHashMap<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double seconds = paying(server, kit);
      // The first round only fills the disk cache, for the kit and the peers alike.
      if (round > 0) {
        kits.add(seconds);
      }
      for (Tester peer : peers.keySet()) {
        seconds = paying(server, peer);
        if (round > 0) {
          others.computeIfAbsent(peer, key -> new Series()).add(seconds);
        }
      }
    }
    peers.forEach(
        (peer, aim) ->
            results.compare(where, "s", kit.name(), kits, peer.name(), others.get(peer), aim, ""));
  }

  /** A server that sends responses without end. */
  private static HttpServer flooding(ExecutorService threads) throws IOException {
    byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(201, 0);
          // Ends with an exception when the other side closes the connection.
          try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
              body.write(blanks);
            }
          }
        });
    server.start();
    return server;
  }

  /** Measures the memory of the kit while its target floods it. */
  private void flood(Results results) throws Exception {
    Series peaks = new Series();
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer server = flooding(threads);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        peaks.add(
            kit(
                    plainly(),
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "api-key-of-nobody",
                    "wallet-key-of-nobody",
                    "read-only-key-of-nobody")
                .peakMebibytes());
      }
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
    results.state(
        "most resident memory while its target floods it with endless responses",
        "MiB",
        "keysend-conformance",
        peaks,
        "below " + MEMORY_IN_MEBIBYTES + " MiB",
        peaks.most() < MEMORY_IN_MEBIBYTES,
        "");
  }

  /** Times a run, and fails if it paid nothing: a tool that finds no server ends quickly. */
  private static double paying(KeysendMockServer server, Tester tester) throws Exception {
    // A run of the kit leaves only a twentieth of the balance.
    server.reset();
    long before = server.balance();
    double seconds = 0;
    for (Command command : tester.commands()) {
      seconds += command.seconds();
    }
    if (server.balance() == before) {
      throw new IllegalStateException(tester.name() + " paid nothing, so it was not measured");
    }
    return seconds;
  }

  private Command kit(KeysendMockServer server, String url) {
    return kit(plainly(), url, server);
  }

  private Command kit(List<String> start, String url, KeysendMockServer server) {
    return kit(start, url, server.apiKey(), server.walletKey(), server.readOnlyWalletKey());
  }

  private List<String> plainly() {
    return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", kit);
  }

  private Command kit(
      List<String> start, String url, String apiKey, String walletKey, String readOnlyWalletKey) {
    List<String> words = new ArrayList<>(start);
    words.addAll(
        List.of(
            "--base-url=" + url,
            "--api-key=" + apiKey,
            "--wallet-key=" + walletKey,
            "--read-only-wallet-key=" + readOnlyWalletKey,
            "--timeout=5",
            "--max-sats=" + (1L << 55),
            "--report-dir=" + work.resolve("report")));
    return new Command(work, words.toArray(String[]::new));
  }

  /** The number of requests that a run sends, according to the kit's report. */
  private int requests(Command kit) throws Exception {
    kit.seconds();
    JsonNode report = Json.read(Files.readAllBytes(work.resolve("report/report.json")));
    return (int)
        report.path("plan").values().stream().filter(p -> p.path("sent").asBoolean(false)).count();
  }

  private Command dredd(KeysendMockServer server, String url) {
    return tool("dredd", older(), url, "--user", server.apiKey() + ":");
  }

  /** Creates a collection for newman from the contract. */
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
