package dev.keysend.conformance.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer on its way out. */
public final class Reply {
  int status;
  final Map<String, String> headers = new LinkedHashMap<>();
  String body;
  boolean chunked;

  Reply(int status, String body) {
    this.status = status;
    this.body = body;
    headers.put("Content-Type", "application/json");
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
