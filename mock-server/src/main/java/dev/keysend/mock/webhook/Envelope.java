package dev.keysend.mock.webhook;

import dev.keysend.mock.endpoint.payment.PaymentEvent;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Writes events in the form of LNPay's server, with its headers and signature. */
final class Envelope {
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int LETTERS_OF_AN_ID = 24;

  private final @Nullable SecretKeySpec secret;
  private final RandomGenerator draws;

  /**
   * Writes events.
   *
   * @param secret signs them; null for no signature
   * @param seed makes their identifiers repeatable; null for random ones
   */
  Envelope(@Nullable String secret, @Nullable Long seed) {
    this.secret =
        secret == null
            ? null
            : new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.draws = seed == null ? new SplittableRandom() : new SplittableRandom(seed);
  }

  /** A webhook to post: the body and its headers. */
  record Letter(String body, Map<String, String> headers) {}

  synchronized Letter seal(PaymentEvent event) {
    PaymentEvent.Kind kind = event.kind();
    String body =
        "{\"created_at\":"
            + event.createdAt()
            + ",\"id\":\""
            + id("evt_")
            + "\",\"event\":{\"id\":\""
            + kind.id()
            + "\",\"type\":\"wallet\",\"name\":\""
            + kind.eventName()
            + "\",\"display_name\":\""
            + kind.displayName()
            + "\"},\"data\":"
            + event.data().get()
            + "}";
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-LNPay-Event", kind.eventName());
    headers.put("X-LNPay-HookId", id("iwhr_"));
    if (secret != null) {
      headers.put("X-LNPay-Signature", signature(secret, body));
    }
    return new Letter(body, headers);
  }

  private String id(String prefix) {
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < LETTERS_OF_AN_ID; i++) {
      id.append(LETTERS.charAt(draws.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  private static String signature(SecretKeySpec secret, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
