package dev.keysend.conformance.probe;

import dev.keysend.conformance.target.Call;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request that is ready to leave, and what its body says.
 *
 * @param call the request
 * @param body the body; empty if it is not JSON
 */
public record Draft(Call call, Optional<JsonNode> body) {}
