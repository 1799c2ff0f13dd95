package dev.keysend.conformance.request;

import dev.keysend.conformance.wire.message.Call;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request that is ready to leave, and what its body says.
 *
 * @param call the request
 * @param body the body; empty if it is not JSON
 */
public record Draft(Call call, Optional<JsonNode> body) {
  /**
   * Whether a target that pays it anyway may pay more than its worst case, because it names no
   * amount that can be counted.
   */
  public boolean isOpen() {
    return body.map(WorstCase::isOpen).orElse(call.worstCase().signum() == 0);
  }

  /** Whether it may cost all that the wallet holds: its cost is open, and it says whom to pay. */
  public boolean mayCostAll() {
    return isOpen() && body.filter(WorstCase::namesSomebody).isPresent();
  }
}
