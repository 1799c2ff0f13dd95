package dev.keysend.conformance.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response that the server is about to send. */
public final class Response {
  public int status;
  public final Map<String, String> headers = new LinkedHashMap<>();
  public String body;
  public boolean chunked;

  public Response(int status, String body) {
    this.status = status;
    this.body = body;
    headers.put("Content-Type", "application/json");
  }

  public byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
