package dev.keysend.conformance.request;

import dev.keysend.conformance.wire.http.Sharing;
import dev.keysend.conformance.wire.message.Call;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request that is ready to leave, and what its body says.
 *
 * @param call the request
 * @param body the body; empty if it is not JSON
 * @param paysTwiceAtMost whether its worst case covers that it arrives twice
 */
public record Draft(Call call, Optional<JsonNode> body, boolean paysTwiceAtMost) {
  /** A request that must not arrive twice if it may pay. */
  public Draft(Call call, Optional<JsonNode> body) {
    this(call, body, false);
  }

  /** The same request, to a path that continues. */
  Draft under(String more) {
    return new Draft(call.to(call.path() + more), body);
  }

  /** The same request, which may arrive twice at its cost. */
  Draft twiceAtMost() {
    return new Draft(call.costing(call.worstCase().shiftLeft(1)), body, true);
  }

  /**
   * How it may share a connection. The target may have closed a shared connection, and the request
   * is then sent again on another one.
   */
  public Sharing sharing() {
    if (paysTwiceAtMost) {
      return Sharing.CONTINUED;
    }
    return isOpen() && !mayCostAll() ? Sharing.LAST : Sharing.NONE;
  }

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
