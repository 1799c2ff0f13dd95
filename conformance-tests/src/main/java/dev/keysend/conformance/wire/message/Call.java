package dev.keysend.conformance.wire.message;

import java.math.BigInteger;
import java.util.List;

/**
 * A request that is ready to be sent.
 *
 * @param method the HTTP method
 * @param path the path, encoded, below the target's base URL; with a query of one name and value,
 *     if there is one
 * @param headers the headers, secrets included
 * @param body the body; empty for a request without a body
 * @param worstCase the most that this request can cost, in satoshis, without network fees: what a
 *     server pays that accepts every request it can interpret
 * @param cut how many bytes of the body leave before the others, in their own packet; 0 if all
 *     leave together
 */
public record Call(
    String method,
    String path,
    List<HttpHeader> headers,
    Body body,
    BigInteger worstCase,
    int cut) {
  /** A request whose body leaves in one piece. */
  public Call(
      String method, String path, List<HttpHeader> headers, Body body, BigInteger worstCase) {
    this(method, path, headers, body, worstCase, 0);
  }

  /** Refuses a cost below nothing. */
  public Call {
    headers = List.copyOf(headers);
    if (worstCase.signum() < 0) {
      throw new IllegalArgumentException("A request costs no less than nothing: " + worstCase);
    }
  }

  /** The same request to another path. */
  public Call to(String otherPath) {
    return new Call(method, otherPath, headers, body, worstCase, cut);
  }

  /** The same request at another cost. */
  public Call costing(BigInteger otherWorstCase) {
    return new Call(method, path, headers, body, otherWorstCase, cut);
  }

  /** The same request, whose body leaves in two packets. */
  public Call cutAfter(int bytes) {
    return new Call(method, path, headers, body, worstCase, bytes);
  }

  /** Does not show headers and path, which contain secrets. */
  @Override
  public String toString() {
    return method + " request of " + body.size() + " bytes, at most " + worstCase + " sats";
  }
}
