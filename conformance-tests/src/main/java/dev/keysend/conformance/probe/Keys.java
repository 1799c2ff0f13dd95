package dev.keysend.conformance.probe;

import java.util.Optional;

/**
 * Who pays whom. Holds secrets: {@code toString} shows none.
 *
 * @param api the API key
 * @param wallet access key of the wallet that pays
 * @param readOnlyWallet access key of a wallet without permission to withdraw, if there is one
 * @param destination public key of a node that payments reach
 * @param unroutable public key of a node that no payment reaches
 * @param unroutableIsCertain whether the target is known to find no route there, rather than a mock
 *     that reaches every node
 */
public record Keys(
    String api,
    String wallet,
    Optional<String> readOnlyWallet,
    String destination,
    String unroutable,
    boolean unroutableIsCertain) {
  /**
   * A wrong key that is as long as the right one and begins like it, so that a server which looks
   * at the beginning alone is found out, and one that ignores case as well. It is as secret as the
   * right one.
   */
  public static String altered(String key) {
    return key.substring(0, key.length() - 1) + alteration(key);
  }

  /** The last character of the altered key. */
  public static char alteration(String key) {
    char last = key.charAt(key.length() - 1);
    if (Character.isUpperCase(last)) {
      return Character.toLowerCase(last);
    }
    return Character.isLowerCase(last) ? Character.toUpperCase(last) : 'x';
  }

  @Override
  public String toString() {
    return "Keys[destination=" + destination + ", unroutable=" + unroutable + "]";
  }
}
