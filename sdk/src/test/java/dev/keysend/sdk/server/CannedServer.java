package dev.keysend.sdk.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.KeysendClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A server on loopback that always sends the same response and remembers the requests. */
public final class CannedServer implements AutoCloseable {
  /** A request: the path exactly as sent, the headers and the body. */
  public record Asked(String path, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final Semaphore arrivals = new Semaphore(0);

  private CannedServer(HttpServer server) {
    this.server = server;
  }

  public static CannedServer answering(int status, String body) throws IOException {
    return answering(status, Map.of(), body);
  }

  public static CannedServer answering(int status, Map<String, String> headers, String body)
      throws IOException {
    CannedServer canned = create();
    canned.serve(
        exchange -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          canned.answer(exchange, status, body);
        });
    return canned;
  }

  /** A server that waits for {@link #release} before it responds. */
  public static CannedServer waiting(String body) throws IOException {
    CannedServer canned = create();
    canned.serve(
        exchange -> {
          canned.arrivals.release();
          awaitQuietly(canned.released);
          canned.answer(exchange, 201, body);
        });
    return canned;
  }

  private static CannedServer create() throws IOException {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new CannedServer(HttpServer.create(loopback, 0));
  }

  private void serve(com.sun.net.httpserver.HttpHandler handler) {
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    asked.add(new Asked(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), sent));
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Asked> asked() {
    return asked;
  }

  public Asked only() {
    if (asked.size() != 1) {
      throw new AssertionError("asked " + asked.size() + " times");
    }
    return asked.get(0);
  }

  public void awaitArrival() {
    awaitArrivals(1);
  }

  public void awaitArrivals(int many) {
    arrivals.acquireUninterruptibly(many);
  }

  public void release() {
    released.countDown();
  }

  /** A builder with the settings for this server. */
  public KeysendClientBuilder client() {
    return KeysendClient.builder().baseUrl(baseUrl()).apiKey("pak_1").walletKey("waka_1");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.shutdownNow();
  }
}
