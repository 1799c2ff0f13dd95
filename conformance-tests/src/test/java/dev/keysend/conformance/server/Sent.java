package dev.keysend.conformance.server;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request as it arrived.
 *
 * @param path its path
 * @param authorization its Authorization header, or nothing
 * @param apiKeyHeader its X-Api-Key header, or nothing
 * @param text its body
 * @param json its body, if it is JSON
 */
record Sent(
    String path, String authorization, String apiKeyHeader, String text, Optional<JsonNode> json) {}
