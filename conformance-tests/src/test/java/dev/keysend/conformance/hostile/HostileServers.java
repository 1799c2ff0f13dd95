package dev.keysend.conformance.hostile;

import static dev.keysend.conformance.hostile.Hostility.endless;
import static dev.keysend.conformance.hostile.Hostility.untestable;
import static dev.keysend.conformance.hostile.Hostility.wrong;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The catalogue of all hostile servers. Defines those that never send a complete response. */
final class HostileServers {
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String CREATED = "HTTP/1.1 201 Created\r\n" + JSON;
  private static final String LONG_HEADERS = "the response's headers are longer than";
  private static final String LONG_BODY = "its body is longer than";
  private static final String NO_HTTP = "the response is not HTTP";

  private HostileServers() {}

  static List<Hostility> all() {
    List<Hostility> all = new ArrayList<>();
    all.addAll(silent());
    all.addAll(broken());
    all.addAll(floods());
    all.addAll(HostileResponses.liars());
    all.addAll(HostileResponses.bodies());
    all.addAll(HostileResponses.redirects());
    return all;
  }

  /** Responds, but only after the time of a slow byte: takes seconds, so it is not for tests. */
  static Hostility answersAtTheLastMoment() {
    return wrong(
        "responds-at-the-last-moment",
        "the target is slow",
        connection -> {
          connection.dawdle();
          connection.answer("201 Created", JSON, Bodies.of(Bodies.SUCCESS));
        });
  }

  private static List<Hostility> silent() {
    AtomicInteger requests = new AtomicInteger();
    return List.of(
        endless("hangs", connection -> connection.hang())
            .beforeRequest(connection -> connection.hang()),
        endless("hangs-after-the-request", connection -> connection.hang()),
        endless(
            "hangs-in-the-headers",
            connection -> {
              connection.send(CREATED);
              connection.hang();
            }),
        endless(
            "hangs-in-the-body",
            connection -> {
              connection.send(CREATED + "Content-Length: 900\r\n\r\n{");
              connection.hang();
            }),
        endless("drips-its-headers", connection -> connection.drip(CREATED + "X: a")),
        endless(
            "drips-its-body",
            connection -> {
              connection.send(CREATED + "Content-Length: 100000\r\n\r\n");
              connection.drip("{ ");
            }),
        endless(
            "drips-chunks",
            connection -> {
              connection.send(CREATED + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
              connection.drip("1");
            }),
        untestable(
            "says-continue-for-ever",
            "provisional responses",
            connection -> connection.flood("HTTP/1.1 100 Continue\r\n\r\n")),
        new Hostility(
            "falls-silent",
            connection -> {
              connection.request();
              if (requests.incrementAndGet() > 1) {
                connection.hang();
              }
              connection.answer("201 Created", JSON, Bodies.of(Bodies.SUCCESS));
            },
            "3",
            1,
            "within 3 s"));
  }

  private static List<Hostility> broken() {
    return List.of(
        untestable("closes-at-once", "", connection -> {}).beforeRequest(connection -> {}),
        untestable("resets-at-once", "", connection -> {})
            .beforeRequest(connection -> connection.reset()),
        untestable("closes", "closed without a response", connection -> {}),
        untestable("resets", "Connection reset", connection -> connection.reset()),
        untestable("half-a-status-line", NO_HTTP, connection -> connection.send("HTTP/1.1 2")),
        untestable(
            "half-the-headers", NO_HTTP, connection -> connection.send(CREATED + "Content-")),
        untestable(
            "half-a-response",
            "the connection was closed early",
            connection ->
                connection.send(
                    CREATED + "Content-Length: 900\r\n\r\n" + Bodies.SUCCESS.substring(0, 450))),
        untestable(
            "half-a-chunk",
            "the chunks of the body are broken",
            connection ->
                connection.send(CREATED + "Transfer-Encoding: chunked\r\n\r\n384\r\n{\"id\":")),
        untestable(
            "resets-in-the-body",
            "HTTP 201 came, but",
            connection -> {
              connection.send(CREATED + "Content-Length: 900\r\n\r\n{");
              connection.reset();
            }),
        untestable("no-http-at-all", NO_HTTP, connection -> connection.send("SSH-2.0-x\r\n"))
            .beforeRequest(
                connection -> {
                  connection.send("SSH-2.0-OpenSSH_9.2\r\n");
                  connection.request();
                }),
        untestable(
            "another-http",
            NO_HTTP,
            connection -> connection.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")),
        untestable(
            "random-bytes",
            NO_HTTP,
            connection -> connection.flood("\u0000\u00ff\u001b[2J\u0007\n")),
        untestable(
            "words-for-a-status", NO_HTTP, connection -> connection.send("HTTP/1.1 fine\r\n\r\n")),
        untestable(
            "headers-without-colon",
            NO_HTTP,
            connection -> connection.send("HTTP/1.1 201 C\r\nno colon\r\n\r\n")));
  }

  private static List<Hostility> floods() {
    byte[] bomb = Bodies.bomb(50);
    byte[] largerBomb = Bodies.bomb(100);
    return List.of(
        untestable(
            "headers-without-end",
            LONG_HEADERS,
            connection -> {
              connection.send(CREATED);
              connection.flood("X-Filler: " + "y".repeat(100) + "\r\n");
            }),
        untestable(
            "header-without-end",
            LONG_HEADERS,
            connection -> {
              connection.send(CREATED);
              connection.flood("y");
            }),
        untestable(
            "folded-header-without-end",
            LONG_HEADERS,
            connection -> {
              connection.send(CREATED + "X-Filler: y\r\n");
              connection.flood(" y\r\n");
            }),
        untestable("status-line-without-end", "longer", connection -> connection.flood("H")),
        untestable(
            "body-without-end",
            LONG_BODY,
            connection -> {
              connection.send(CREATED + "\r\n");
              connection.flood(" ");
            }),
        untestable(
            "chunks-without-end",
            LONG_BODY,
            connection -> {
              connection.send(CREATED + "Transfer-Encoding: chunked\r\n\r\n");
              connection.flood("1\r\n \r\n");
            }),
        untestable(
            "chunk-size-without-end",
            "HTTP 201 came, but",
            connection -> {
              connection.send(CREATED + "Transfer-Encoding: chunked\r\n\r\n");
              connection.flood("0");
            }),
        untestable(
            "trailers-without-end",
            "HTTP 201 came, but",
            connection -> {
              connection.send(CREATED + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\n");
              connection.flood("X-Filler: y\r\n");
            }),
        untestable(
            "a-gigabyte-announced",
            LONG_BODY,
            connection -> {
              connection.send(CREATED + "Content-Length: 1073741824\r\n\r\n");
              connection.flood("[");
            }),
        untestable(
            "gzip-bomb",
            LONG_BODY,
            connection ->
                connection.answer("201 Created", JSON + "Content-Encoding: gzip\r\n", bomb)),
        untestable(
            "larger-gzip-bomb",
            LONG_BODY,
            connection ->
                connection.answer("201 Created", JSON + "Content-Encoding: gzip\r\n", largerBomb)));
  }
}
