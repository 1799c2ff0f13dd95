package dev.keysend.mock.endpoint;

import java.time.Instant;

/**
 * A request that the mock received, without its keys.
 *
 * @param at when it arrived
 * @param method the HTTP method
 * @param url the path and query, with {@code ***} instead of keys
 * @param status the HTTP status of the response
 * @param outcome the response's {@code Keysend-Mock-Outcome}, such as {@code settled}; empty if it
 *     had none
 */
public record ReceivedRequest(Instant at, String method, String url, int status, String outcome) {}
