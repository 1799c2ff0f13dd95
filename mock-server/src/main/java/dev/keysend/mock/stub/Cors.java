package dev.keysend.mock.stub;

import java.util.Map;

/** Lets pages of every origin call the mock and read its answers. */
final class Cors {
  static final Map<String, String> ANSWER =
      Map.of(
          "Access-Control-Allow-Origin", "*",
          "Access-Control-Expose-Headers", "*");

  static final Map<String, String> PREFLIGHT =
      Map.of(
          "Access-Control-Allow-Origin", "*",
          "Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS",
          "Access-Control-Allow-Headers", "Authorization, Content-Type, Prefer, X-Api-Key",
          "Access-Control-Allow-Private-Network", "true",
          "Access-Control-Max-Age", "7200");

  private Cors() {}
}
