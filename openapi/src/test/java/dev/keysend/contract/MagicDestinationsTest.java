package dev.keysend.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Anyone can derive the magic destinations, and nobody can know their private keys. */
class MagicDestinationsTest {
  /** The prime of secp256k1's field, from SEC 2, section 2.4.1. */
  private static final BigInteger PRIME =
      BigInteger.TWO.pow(256).subtract(BigInteger.TWO.pow(32)).subtract(BigInteger.valueOf(977));

  /** The fields of each kind of fault besides {@code settles}, as in the contract's comment. */
  private static final Map<String, Set<String>> BESIDE_KIND =
      Map.of(
          "delay", Set.of("seconds"),
          "silence", Set.of(),
          "drop", Set.of(),
          "half", Set.of(),
          "answer", Set.of("status"),
          "malformed", Set.of(),
          "omission", Set.of("field"));

  private static final BigInteger SEVEN = BigInteger.valueOf(7);

  private final Operation operation = Contract.load().operation();

  @TestFactory
  Stream<DynamicTest> everyMagicDestinationIsDerivedFromItsName() {
    return operation.requestExamples().values().stream()
        .filter(example -> example.name().matches("(failure|fault)-.*"))
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.name(),
                    () ->
                        assertThat(example.value().get("dest_pubkey").asString())
                            .as("the public key of %s", example.name())
                            .isEqualTo(derived(example.name()))));
  }

  @Test
  void everyFailureHasAResponse() {
    assertThat(operation.responses().get("400").examples().keySet())
        .as("the 400 examples; every failure- example of the request needs one")
        .containsAll(names("failure-"));
  }

  @Test
  void everyFaultHasItsFields() {
    for (String name : names("fault-")) {
      JsonNode fault = operation.requestExamples().get(name).node().path("x-fault");
      String kind = fault.path("kind").asString("");
      assertThat(BESIDE_KIND).as("the kinds of x-fault; %s has %s", name, kind).containsKey(kind);
      assertThat(fault.path("settles").isBoolean()).as("%s says whether it settles", name).isTrue();
      assertThat(fault.propertyNames())
          .as("the fields of the x-fault of %s", name)
          .containsAll(BESIDE_KIND.get(kind));
    }
  }

  private Set<String> names(String prefix) {
    return operation.requestExamples().keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .collect(Collectors.toSet());
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
