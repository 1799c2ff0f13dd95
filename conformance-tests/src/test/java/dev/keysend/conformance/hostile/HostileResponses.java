package dev.keysend.conformance.hostile;

import static dev.keysend.conformance.hostile.Hostility.endless;
import static dev.keysend.conformance.hostile.Hostility.untestable;
import static dev.keysend.conformance.hostile.Hostility.wrong;

import java.util.List;

/** Hostile servers that send some kind of response. */
final class HostileResponses {
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String CREATED = "HTTP/1.1 201 Created\r\n" + JSON;
  private static final String LONG_BODY = "its body is longer than";

  private HostileResponses() {}

  static List<Hostility> liars() {
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
        untestable(
            "length-below-nothing",
            "the response is not HTTP: Content-Length is \"-5\", not a number of bytes",
            connection -> connection.send(CREATED + "Content-Length: -5\r\n\r\n" + Bodies.SUCCESS)),
        untestable(
            "length-in-words",
            "the response is not HTTP: Content-Length is \"long\", not a number of bytes",
            connection ->
                connection.send(CREATED + "Content-Length: long\r\n\r\n" + Bodies.SUCCESS)),
        untestable(
            "two-lengths",
            "the response is not HTTP: Content-Length is both 5 and 900",
            connection ->
                connection.send(
                    CREATED + "Content-Length: 5\r\nContent-Length: 900\r\n\r\n" + Bodies.SUCCESS)),
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
        untestable(
            "another-protocol",
            "HTTP 999",
            connection ->
                connection.send(
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nHTTP/1.1 999 x\r\nContent-Length: 0\r\n\r\n")));
  }

  static List<Hostility> bodies() {
    return List.of(
        untestable("200000-brackets", LONG_BODY, created(Bodies.nested(200_000))),
        wrong("30000-brackets", "success-is-json", created(Bodies.nested(30_000))),
        wrong("400-brackets", "success", created(Bodies.nested(400))),
        untestable("100000-digits", LONG_BODY, created(Bodies.amount("1".repeat(100_000)))),
        wrong("20000-digits", "success-is-json", created(Bodies.amount("1".repeat(20_000)))),
        wrong("900-digits", "amount", created(Bodies.amount("1".repeat(900)))),
        wrong("thirty-zeros", "amount", created(Bodies.amount("1e30"))),
        wrong("a-thousand-zeros", "amount", created(Bodies.amount("1e1000"))),
        wrong(
            "beyond-64-bits-and-a-half",
            "success-schema",
            created(Bodies.amount("12345678901234567890.5"))),
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
            "more than the 2000 values that are read",
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
        untestable(
            "status-beyond-all",
            "HTTP 999",
            connection -> connection.answer("999 What", JSON, Bodies.of(Bodies.SUCCESS))));
  }

  static List<Hostility> redirects() {
    return List.of(
        untestable(
            "redirects-to-itself",
            "HTTP 307 to /v1/wallet/k/keysend",
            connection ->
                connection.answer("307 Again", "Location: /v1/wallet/k/keysend\r\n", new byte[0])),
        untestable(
            "redirects-elsewhere",
            "HTTP 308 to http://127.0.0.2:1/",
            connection ->
                connection.answer(
                    "308 Elsewhere", "Location: http://127.0.0.2:1/\r\n", new byte[0])),
        untestable(
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
