package dev.keysend.conformance.server;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request as it arrived.
 *
 * @param method its method
 * @param path its path
 * @param rawPath its path as it was written
 * @param query its query, or nothing
 * @param override its X-HTTP-Method-Override header, or nothing
 * @param authorization its Authorization header, or nothing
 * @param apiKeyHeader its X-Api-Key header, or nothing
 * @param text its body
 * @param json its body, if it is JSON
 */
record Sent(
    String method,
    String path,
    String rawPath,
    String query,
    String override,
    String authorization,
    String apiKeyHeader,
    String text,
    Optional<JsonNode> json) {}
