package dev.keysend.contract;

import tools.jackson.databind.JsonNode;

/**
 * A named example of a body. A request example and a response example of one name belong together.
 *
 * @param name name, unique among its siblings
 * @param summary what it shows, in a few words
 * @param value the body
 * @param node the whole Example Object, including extensions
 * @param pointer its JSON pointer in the contract
 */
public record Example(String name, String summary, JsonNode value, JsonNode node, String pointer) {}
