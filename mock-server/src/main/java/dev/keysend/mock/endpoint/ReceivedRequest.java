package dev.keysend.mock.endpoint;

import java.time.Instant;

/**
 * A request that a mock received, as it may be shown: without keys.
 *
 * @param at when it arrived
 * @param method the HTTP method
 * @param url the path and query, with {@code ***} in the place of keys
 * @param status the HTTP status of the answer
 * @param outcome the answer's {@code Keysend-Mock-Outcome}, such as {@code settled}; empty if it
 *     had none
 */
public record ReceivedRequest(Instant at, String method, String url, int status, String outcome) {}
