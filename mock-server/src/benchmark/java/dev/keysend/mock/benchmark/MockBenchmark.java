package dev.keysend.mock.benchmark;

import dev.keysend.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Measures the packed mock beside a bare WireMock and a bare Jetty: A B C, A B C, and so on. */
final class MockBenchmark {
  private static final int ROUNDS = 5;
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration ROUND = Duration.ofSeconds(2);
  private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);
  private static final String MOCK = "keysend-mock-server";
  private static final String WIREMOCK = "bare WireMock, one stub, no journal";
  private static final String JETTY = "bare Jetty, the same bytes";

  private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();
  private final List<String> mock;
  private final List<String> wireMock;
  private final List<String> jetty;

  private MockBenchmark(Path target) {
    String jar = target.resolve("keysend-mock-server.jar").toString();
    String classPath = System.getProperty("java.class.path");
    mock = List.of("-jar", jar, "--port", "0", "--balance", "1000000000000");
    wireMock = List.of("-cp", classPath, PeerServer.class.getName(), "wiremock");
    jetty = List.of("-cp", classPath, PeerServer.class.getName(), "jetty");
  }

  /** Takes the module's target folder. */
  public static void main(String... arguments) throws Exception {
    Path target = Path.of(arguments[0]);
    MockBenchmark benchmark = new MockBenchmark(target);
    benchmark.throughput();
    benchmark.start();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("title", "Mock: payments per second and start");
    root.putObject("versions").put("wiremock", arguments[1]);
    root.set("rows", benchmark.rows);
    Path file = target.resolve("benchmark").resolve("mock.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, Json.pretty(root) + "\n");
  }

  private void throughput() throws IOException, InterruptedException {
    try (Subject first = Subject.start(mock);
        Subject second = Subject.start(wireMock);
        Subject third = Subject.start(jetty)) {
      List<Subject> servers = List.of(first, second, third);
      for (Subject server : servers) {
        Load.pay(server.baseUrl(), 16, WARM_UP);
      }
      for (int connections : CONNECTIONS) {
        List<List<Double>> rates = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<List<Double>> costs = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < ROUNDS; round++) {
          for (int i = 0; i < servers.size(); i++) {
            Subject server = servers.get(i);
            Duration before = server.processorTime();
            long count = Load.pay(server.baseUrl(), connections, ROUND);
            Duration used = server.processorTime().minus(before);
            rates.get(i).add(count * 1e9 / ROUND.toNanos());
            costs.get(i).add(used.toNanos() / 1e3 / count);
          }
        }
        String at = " at " + connections + " connections";
        row("payments per second" + at, "1/s", rates, WIREMOCK, 1, "at least 1", 1, true);
        row("payments per second" + at, "1/s", rates, JETTY, 2, "at least 0.5", 0.5, true);
        row("processor time per payment" + at, "µs", costs, WIREMOCK, 1, "at most 1", 1, false);
        row("processor time per payment" + at, "µs", costs, JETTY, 2, "at most 2", 2, false);
      }
    }
  }

  private void start() throws IOException, InterruptedException {
    List<List<Double>> times = List.of(new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < ROUNDS; round++) {
      times.get(0).add(timeToFirst(mock));
      times.get(1).add(timeToFirst(wireMock));
    }
    row("start to first 201", "ms", times, WIREMOCK, 1, "below 1", 1, false);
  }

  private static double timeToFirst(List<String> command) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (Subject server = Subject.start(command)) {
      Load.pay(server.baseUrl(), 1, Duration.ofNanos(1));
      return (System.nanoTime() - begin) / 1e6;
    }
  }

  private void row(
      String what,
      String unit,
      List<List<Double>> values,
      String peer,
      int peerIndex,
      String aim,
      double limit,
      boolean atLeast) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < values.get(0).size(); i++) {
      ratios.add(values.get(0).get(i) / values.get(peerIndex).get(i));
    }
    ObjectNode row = rows.addObject();
    row.put("what", what).put("unit", unit).put("subject", MOCK);
    row.set("subjectValue", spread(values.get(0)));
    row.put("peer", peer);
    row.set("peerValue", spread(values.get(peerIndex)));
    row.set("ratio", spread(ratios));
    double median = spread(ratios).get("median").asDouble();
    row.put("aim", aim).put("met", atLeast ? median >= limit : median <= limit).put("note", "");
  }

  private static ObjectNode spread(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return JsonNodeFactory.instance
        .objectNode()
        .put("min", sorted.get(0))
        .put("median", sorted.get(sorted.size() / 2))
        .put("max", sorted.get(sorted.size() - 1));
  }
}
