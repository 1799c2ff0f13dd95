package dev.keysend.conformance.request;

import java.util.Optional;

/**
 * Who pays whom. Holds secrets: {@code toString} shows none.
 *
 * @param api the API key
 * @param wallet access key of the wallet that pays
 * @param readOnlyWallet access key of a wallet without permission to withdraw, if there is one
 * @param otherApi the API key of another account, which may not pay from the wallet, if there is
 *     one
 * @param destination public key of a node that payments reach
 * @param unroutable public key of a node that no payment reaches
 * @param unroutableIsCertain whether the target is known to find no route there, rather than a mock
 *     that reaches every node
 */
public record Keys(
    String api,
    String wallet,
    Optional<String> readOnlyWallet,
    Optional<String> otherApi,
    String destination,
    String unroutable,
    boolean unroutableIsCertain) {
  @Override
  public String toString() {
    return "Keys[destination=" + destination + ", unroutable=" + unroutable + "]";
  }
}
