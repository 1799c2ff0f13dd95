package dev.keysend.mock.record;

import tools.jackson.databind.JsonNode;

/**
 * A request and the answer that belongs to it.
 *
 * @param name name, unique among the contract's examples and the files beside it
 * @param request the request's body
 * @param status the HTTP status of the answer
 * @param response the answer's body
 */
public record ExamplePair(String name, JsonNode request, int status, JsonNode response) {}
