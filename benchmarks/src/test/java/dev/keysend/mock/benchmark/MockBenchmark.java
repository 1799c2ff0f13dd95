package dev.keysend.mock.benchmark;

import dev.keysend.benchmark.Results;
import dev.keysend.benchmark.Results.Aim;
import dev.keysend.benchmark.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Measures the packed mock and other servers in turn: A B C, A B C, and so on. */
public final class MockBenchmark {
  private static final int LOAD_ROUNDS = 7;
  private static final int START_ROUNDS = 10;

  /** After that, the JIT compiler of no server takes much of the two cores any more. */
  private static final Duration WARM_UP = Duration.ofSeconds(40);

  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);

  private static final long FEW = 10_000;
  private static final long MANY = 1_000_000;
  private static final Duration MEMORY_PATIENCE = Duration.ofSeconds(150);
  private static final Duration PEER_PATIENCE = Duration.ofSeconds(30);
  private static final String HEAP = "-Xmx256m";

  private final Path results;
  private final Map<String, String> versions = new LinkedHashMap<>();
  private final Peers peers;
  private final Subject mock;
  private final Subject withoutLane;
  private final Subject wireMock;
  private final Subject jetty;
  private final List<Subject> fromNpm;

  private MockBenchmark(Path module, Path results, Path program, String wireMockVersion)
      throws IOException, InterruptedException {
    this.results = results;
    versions.put("wiremock", wireMockVersion);
    this.peers = new Peers(module, program);
    this.mock = peers.mock("keysend-mock-server");
    this.withoutLane =
        peers.mock("keysend-mock-server without its fast lane", "-Dkeysend.mock.lane=off");
    this.wireMock =
        peers.wireMock(
            "wiremock-standalone, one stub, no journal", List.of(), "--no-request-journal");
    this.jetty = peers.jetty();
    this.fromNpm = peers.fromNpm();
    if (!fromNpm.isEmpty()) {
      versions.putAll(peers.versions());
    }
  }

  /**
   * Runs the benchmark. The arguments are the module's folder, the folder for the results, the
   * packed mock, and WireMock's version.
   */
  public static void main(String... arguments) throws Exception {
    MockBenchmark benchmark =
        new MockBenchmark(
            Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), arguments[3]);
    benchmark.start();
    benchmark.load();
    benchmark.memory();
  }

  private Results results(String title) {
    Results results = new Results(title);
    versions.forEach(results::version);
    return results;
  }

  /** A note for the row of the first peer, so that each table says it once. */
  private String leftOut(Subject peer) {
    return fromNpm.isEmpty() && peer.equals(wireMock)
        ? "Prism and Mockoon are left out: npm is not there, or cannot install them"
        : "";
  }

  private List<Subject> others() {
    List<Subject> others = new ArrayList<>(List.of(wireMock));
    others.addAll(fromNpm);
    others.add(jetty);
    return others;
  }

  private void start() throws IOException, InterruptedException {
    Subject archived =
        peers.mock(
            "keysend-mock-server started the fast way, with its class archive",
            peers.classArchive(),
            "-XX:TieredStopAtLevel=1");
    List<Subject> subjects = new ArrayList<>(List.of(mock, archived, peers.packed()));
    List<Subject> all = new ArrayList<>(subjects);
    all.addAll(others());
    Map<Subject, Series> times = new LinkedHashMap<>();
    Map<Subject, Series> memory = new LinkedHashMap<>();
    for (int round = -1; round < START_ROUNDS; round++) {
      for (Subject subject : all) {
        try (Running running = Running.start(subject)) {
          // The first start reads files that later starts find in memory.
          if (round >= 0) {
            times.computeIfAbsent(subject, key -> new Series()).add(running.millisToFirst());
            memory.computeIfAbsent(subject, key -> new Series()).add(running.residentMebibytes());
          }
        }
      }
    }
    Results table = results("Mock: start to first 201");
    for (Subject subject : subjects) {
      for (Subject peer : others()) {
        table.compare(
            "start of the process to the first 201",
            "ms",
            subject.name(),
            times.get(subject),
            peer.name(),
            times.get(peer),
            Aim.atMost(1),
            peer.equals(jetty)
                ? "it reads no contract, checks nothing and has no wallet; docs/BENCHMARK-FLOORS.md"
                : leftOut(peer));
      }
      table.compare(
          "resident memory after the first 201",
          "MiB",
          subject.name(),
          memory.get(subject),
          wireMock.name(),
          memory.get(wireMock),
          Aim.atMost(1),
          "");
    }
    table.write(results.resolve("mock-start.json"));
  }

  private void load() throws IOException, InterruptedException {
    List<Subject> all = new ArrayList<>(List.of(mock, withoutLane));
    all.addAll(others());
    Map<Subject, Running> running = new LinkedHashMap<>();
    Results table = results("Mock: load");
    try {
      for (Subject subject : all) {
        running.put(subject, Running.start(subject));
        Load.pay(running.get(subject).port(), 16, WARM_UP);
      }
      for (int connections : CONNECTIONS) {
        load(connections, running, table);
      }
    } finally {
      running.values().forEach(Running::close);
    }
    table.write(results.resolve("mock-load.json"));
  }

  private void load(int connections, Map<Subject, Running> running, Results table)
      throws IOException, InterruptedException {
    Map<Subject, Series> rates = new LinkedHashMap<>();
    Map<Subject, Series> waits = new LinkedHashMap<>();
    Map<Subject, Series> costs = new LinkedHashMap<>();
    for (int round = 0; round < LOAD_ROUNDS; round++) {
      for (Map.Entry<Subject, Running> entry : running.entrySet()) {
        Running server = entry.getValue();
        Duration before = server.processorTime();
        Load.Result result = Load.pay(server.port(), connections, ROUND);
        double used = server.processorTime().minus(before).toNanos() / 1e3 / result.count();
        Subject subject = entry.getKey();
        rates.computeIfAbsent(subject, key -> new Series()).add(result.count() * 1.0);
        waits.computeIfAbsent(subject, key -> new Series()).add(result.p99Micros());
        costs.computeIfAbsent(subject, key -> new Series()).add(used);
      }
    }
    String at = " at " + connections + (connections == 1 ? " connection" : " connections");
    table.compare(
        "payments per second" + at,
        "1/s",
        withoutLane.name(),
        rates.get(withoutLane),
        wireMock.name(),
        rates.get(wireMock),
        Aim.atLeast(0.7),
        "");
    for (Subject peer : others()) {
      boolean limit = peer.equals(jetty);
      table.compare(
          "payments per second" + at,
          "1/s",
          mock.name(),
          rates.get(mock),
          peer.name(),
          rates.get(peer),
          Aim.atLeast(leastShare(peer, connections)),
          leftOut(peer));
      table.compare(
          "99th percentile" + at,
          "µs",
          mock.name(),
          waits.get(mock),
          peer.name(),
          waits.get(peer),
          Aim.atMost(limit ? 2 : 1),
          "");
      if (limit || peer.equals(wireMock)) {
        table.compare(
            "processor time per payment" + at,
            "µs",
            mock.name(),
            costs.get(mock),
            peer.name(),
            costs.get(peer),
            Aim.atMost(limit ? 2 : 1),
            "");
      }
    }
  }

  /** With one connection, the server waits most of the time, so the figure says little about it. */
  private double leastShare(Subject peer, int connections) {
    if (peer.equals(jetty)) {
      return connections == 1 ? 0.5 : 0.75;
    }
    return peer.equals(wireMock) && connections > 1 ? 1.9 : 1;
  }

  private void memory() throws IOException, InterruptedException {
    if (!Files.exists(Path.of("/proc/self/status"))) {
      return;
    }
    Subject bounded = peers.mock("keysend-mock-server " + HEAP, HEAP);
    Subject journal =
        peers.wireMock("wiremock-standalone " + HEAP + ", its journal", List.of(HEAP));
    Results table = results("Mock: resident memory");
    try (Running server = Running.start(bounded);
        Running peer = Running.start(journal)) {
      paid(server, FEW, MEMORY_PATIENCE);
      paid(peer, FEW, PEER_PATIENCE);
      double few = server.residentMebibytes();
      table.compare(
          "resident memory after 10,000 payments",
          "MiB",
          bounded.name(),
          Series.of(few),
          journal.name(),
          Series.of(peer.residentMebibytes()),
          Aim.atMost(1),
          "");
      double tenth = after(server, MANY / 10 - FEW, MEMORY_PATIENCE);
      AtomicLong left = new AtomicLong(MANY - MANY / 10);
      String outcome = "all of them were paid";
      try {
        Load.pay(server.port(), 16, MEMORY_PATIENCE, left);
      } catch (IOException e) {
        outcome = "it stopped: " + e.getMessage();
      }
      double million = server.residentMebibytes();
      if (left.get() > 0) {
        outcome = "time was up after " + (MANY - left.get());
      }
      table.state(
          "resident memory after 1,000,000 payments, as a multiple of that after 100,000",
          "times",
          bounded.name(),
          Series.of(million / tenth),
          "at most 1.05",
          million / tenth <= 1.05 && left.get() <= 0,
          "%.0f MiB; %s".formatted(million, outcome));
      long before = MANY - FEW;
      AtomicLong peerLeft = new AtomicLong(before);
      String end = "was stopped after %d s and %d payments";
      try {
        Load.pay(peer.port(), 16, PEER_PATIENCE, peerLeft);
      } catch (IOException e) {
        end = "stopped within %d s, after %d payments";
      }
      String note =
          "the peer "
              + end.formatted(
                  PEER_PATIENCE.toSeconds(), FEW + before - Math.max(0, peerLeft.get()));
      String what = "resident memory after 1,000,000 payments";
      if (peer.isAlive()) {
        Series held = Series.of(peer.residentMebibytes());
        table.compare(
            what,
            "MiB",
            bounded.name(),
            Series.of(million),
            journal.name(),
            held,
            Aim.atMost(1),
            note);
      } else {
        table.state(
            what,
            "MiB",
            bounded.name(),
            Series.of(million),
            "the peer stopped earlier",
            true,
            note);
      }
    }
    table.write(results.resolve("mock-memory.json"));
  }

  private static double after(Running server, long payments, Duration patience)
      throws IOException, InterruptedException {
    paid(server, payments, patience);
    return server.residentMebibytes();
  }

  private static void paid(Running server, long payments, Duration patience)
      throws IOException, InterruptedException {
    Load.pay(server.port(), 16, patience, new AtomicLong(payments));
  }
}
