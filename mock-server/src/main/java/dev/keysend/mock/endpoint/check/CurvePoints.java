package dev.keysend.mock.endpoint.check;

import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Checks whether a node's public key is a point on the curve secp256k1. Most payments go to few
 * nodes, so it remembers its results. Thread-safe.
 */
final class CurvePoints {
  /** The field's prime, 2^256 - 2^32 - 977. */
  private static final BigInteger PRIME =
      BigInteger.ONE
          .shiftLeft(256)
          .subtract(BigInteger.ONE.shiftLeft(32))
          .subtract(BigInteger.valueOf(977));

  private static final BigInteger EXPONENT = PRIME.subtract(BigInteger.ONE).shiftRight(1);
  private static final BigInteger CURVE = BigInteger.valueOf(7);
  private static final Pattern PUBLIC_KEY = Pattern.compile("0[23][0-9A-Fa-f]{64}");
  private static final int MOST_REMEMBERED = 1_000;

  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  /** Whether a text has the form of a public key, but is not a point. */
  boolean lack(String publicKey) {
    Boolean found = known.get(publicKey);
    if (found == null) {
      if (!PUBLIC_KEY.matcher(publicKey).matches()) {
        return false;
      }
      found = isPoint(publicKey);
      if (known.size() >= MOST_REMEMBERED) {
        known.clear();
      }
      known.put(publicKey, found);
    }
    return !found;
  }

  /**
   * x belongs to a point if x³ + 7 is a square (Euler's criterion); on this curve it is never zero.
   */
  private static boolean isPoint(String publicKey) {
    BigInteger x = new BigInteger(publicKey.substring(2), 16);
    BigInteger square = x.modPow(BigInteger.valueOf(3), PRIME).add(CURVE).mod(PRIME);
    return x.compareTo(PRIME) < 0 && square.modPow(EXPONENT, PRIME).equals(BigInteger.ONE);
  }
}
