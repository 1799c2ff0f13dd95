package dev.keysend.conformance.hostile;

import static dev.keysend.conformance.hostile.Hostility.endless;
import static dev.keysend.conformance.hostile.Hostility.untestable;
import static dev.keysend.conformance.hostile.Hostility.wrong;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The catalogue of hostile servers. */
final class HostileServers {
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String CREATED = "HTTP/1.1 201 Created\r\n" + JSON;
  private static final String LONG_HEADERS = "the answer's headers are longer than";
  private static final String LONG_BODY = "its body is longer than";
  private static final String NO_HTTP = "the answer is not HTTP";

  private HostileServers() {}

  static List<Hostility> all() {
    List<Hostility> all = new ArrayList<>();
    all.addAll(silent());
    all.addAll(broken());
    all.addAll(floods());
    all.addAll(liars());
    all.addAll(bodies());
    all.addAll(redirects());
    return all;
  }

  /** Answers, but only after as much time as a byte takes: a matter of seconds, not of tests. */
  static Hostility answersAtTheLastMoment() {
    return wrong(
        "answers-at-the-last-moment",
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
        endless(
            "says-continue-for-ever",
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
        untestable("closes", "closed without an answer", connection -> {}),
        untestable("resets", "Connection reset", connection -> connection.reset()),
        untestable("half-a-status-line", NO_HTTP, connection -> connection.send("HTTP/1.1 2")),
        untestable(
            "half-the-headers", NO_HTTP, connection -> connection.send(CREATED + "Content-")),
        untestable(
            "half-an-answer",
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
        wrong(
            "gzip-bomb",
            "success-is-json",
            connection ->
                connection.answer(
                    "201 Created", JSON + "Content-Encoding: gzip\r\n", Bodies.bomb(50))),
        untestable(
            "larger-gzip-bomb",
            LONG_BODY,
            connection ->
                connection.answer(
                    "201 Created", JSON + "Content-Encoding: gzip\r\n", Bodies.bomb(100))));
  }

  private static List<Hostility> liars() {
    return List.of(
        wrong(
            "length-too-short",
            "success-is-json",
            connection ->
                connection.send(CREATED + "Content-Length: 100\r\n\r\n" + Bodies.SUCCESS)),
        untestable(
            "length-too-long",
            "the connection was closed early",
            connection ->
                connection.send(CREATED + "Content-Length: 100000\r\n\r\n" + Bodies.SUCCESS)),
        endless(
            "length-too-long-and-waits",
            connection -> {
              connection.send(CREATED + "Content-Length: 100000\r\n\r\n" + Bodies.SUCCESS);
              connection.hang();
            }),
        wrong(
            "length-below-nothing",
            "failed",
            connection -> connection.send(CREATED + "Content-Length: -5\r\n\r\n" + Bodies.SUCCESS)),
        wrong(
            "length-in-words",
            "failed",
            connection ->
                connection.send(CREATED + "Content-Length: long\r\n\r\n" + Bodies.SUCCESS)),
        untestable(
            "chunk-size-in-words",
            "HTTP 201 came, but the chunks of the body are broken",
            connection ->
                connection.send(
                    CREATED + "Transfer-Encoding: chunked\r\n\r\nlong\r\n" + Bodies.SUCCESS)),
        untestable(
            "chunk-size-beyond-all",
            "HTTP 201 came, but",
            connection ->
                connection.send(
                    CREATED
                        + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n"
                        + Bodies.SUCCESS)),
        wrong(
            "no-body-by-status",
            "success",
            connection ->
                connection.send("HTTP/1.1 204 No Content\r\nContent-Length: 100000\r\n\r\n")),
        wrong(
            "another-protocol",
            "status",
            connection ->
                connection.send(
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nHTTP/1.1 999 x\r\nContent-Length: 0\r\n\r\n")));
  }

  private static List<Hostility> bodies() {
    return List.of(
        untestable("200000-brackets", LONG_BODY, created(Bodies.nested(200_000))),
        wrong("30000-brackets", "success-is-json", created(Bodies.nested(30_000))),
        wrong("400-brackets", "success", created(Bodies.nested(400))),
        untestable("100000-digits", LONG_BODY, created(Bodies.amount("1".repeat(100_000)))),
        wrong("20000-digits", "success-is-json", created(Bodies.amount("1".repeat(20_000)))),
        wrong("900-digits", "amount", created(Bodies.amount("1".repeat(900)))),
        wrong(
            "huge-exponent",
            "digits when it is written out",
            created(Bodies.amount("1e999999999"))),
        wrong(
            "tiny-exponent",
            "digits when it is written out",
            created(Bodies.amount("1e-999999999"))),
        wrong(
            "not-utf-8", "it is not UTF-8", created(new byte[] {'{', '"', (byte) 0xff, '"', '}'})),
        wrong("empty-body", "it is empty", created(new byte[0])),
        wrong(
            "many-objects",
            "success",
            created(Bodies.passThrough("[" + "{},".repeat(20_000) + "{}]"))),
        wrong("many-names", "failed", created(Bodies.passThrough(Bodies.collidingNames(11)))),
        wrong(
            "control-characters",
            "failed",
            created(Bodies.label("\"\\u0000\\u001b[2J\\ud800]]>\\uffff\""))),
        wrong(
            "raw-control-characters",
            "success-is-json",
            created(Bodies.label("\"\u0000\u001b[2J]]>\""))),
        wrong(
            "control-characters-in-headers",
            "success",
            connection ->
                connection.answer(
                    "201 \u001b[2J\u0007",
                    "Content-Type: \u001b[2J\u0007]]>\r\nSet-Cookie: =;=\u0000;\r\n",
                    Bodies.of(Bodies.SUCCESS))),
        wrong(
            "status-beyond-all",
            "status",
            connection -> connection.answer("999 What", JSON, Bodies.of(Bodies.SUCCESS))));
  }

  private static List<Hostility> redirects() {
    return List.of(
        wrong(
            "redirects-to-itself",
            "HTTP 307",
            connection ->
                connection.answer("307 Again", "Location: /v1/wallet/k/keysend\r\n", new byte[0])),
        wrong(
            "redirects-elsewhere",
            "HTTP 308",
            connection ->
                connection.answer(
                    "308 Elsewhere", "Location: http://127.0.0.2:1/\r\n", new byte[0])),
        wrong(
            "asks-for-credentials-for-ever",
            "HTTP 401",
            connection ->
                connection.answer(
                    "401 Who",
                    "WWW-Authenticate: Negotiate\r\nWWW-Authenticate: NTLM\r\n",
                    new byte[0])));
  }

  private static HostileServer.Behaviour created(byte[] body) {
    return connection -> connection.answer("201 Created", JSON, body);
  }
}
