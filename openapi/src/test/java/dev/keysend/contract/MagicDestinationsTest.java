package dev.keysend.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Magic destinations are derived in the open, so nobody can hold the secret of one. */
class MagicDestinationsTest {
  /** The prime of secp256k1's field, from SEC 2, section 2.4.1. */
  private static final BigInteger PRIME =
      BigInteger.TWO.pow(256).subtract(BigInteger.TWO.pow(32)).subtract(BigInteger.valueOf(977));

  private static final BigInteger SEVEN = BigInteger.valueOf(7);

  @TestFactory
  Stream<DynamicTest> everyMagicDestinationIsDerivedFromItsName() {
    return Contract.load().operation().requestExamples().values().stream()
        .filter(example -> example.name().matches("(failure|fault)-.*"))
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.name(),
                    () ->
                        assertThat(example.value().get("dest_pubkey").asString())
                            .isEqualTo(derived(example.name()))));
  }

  private static String derived(String name) throws NoSuchAlgorithmException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] x =
        sha256.digest(("Keysend Kit magic destination: " + name).getBytes(StandardCharsets.UTF_8));
    while (!isOnCurve(new BigInteger(1, x))) {
      x = sha256.digest(x);
    }
    return "02" + HexFormat.of().formatHex(x);
  }

  /** Whether y² = x³ + 7 has a solution, by Euler's criterion. */
  private static boolean isOnCurve(BigInteger x) {
    BigInteger square = x.modPow(BigInteger.valueOf(3), PRIME).add(SEVEN).mod(PRIME);
    BigInteger exponent = PRIME.subtract(BigInteger.ONE).shiftRight(1);
    return x.compareTo(PRIME) < 0 && square.modPow(exponent, PRIME).equals(BigInteger.ONE);
  }
}
