package dev.keysend.sdk;

import dev.keysend.sdk.internal.text.ForeignText;
import dev.keysend.sdk.model.KeysendRequest;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a payment asked for, for logs and support. It contains no keys and no values of custom
 * records or {@code passThru}, which may be private.
 *
 * <pre>{@code
 * try {
 *   client.send(payment);
 * } catch (PaymentUnknownException e) {
 *   PaymentAttempt attempt = e.attempt();
 *   audit(attempt.startedAt() + ": " + attempt.satoshis() + " sat, " + attempt.correlationId());
 * }
 * }</pre>
 */
public final class PaymentAttempt implements Serializable {
  private static final long serialVersionUID = 1L;

  private final @Nullable String destPubkey;
  private final @Nullable Long satoshis;
  private final String[] customRecordKeys;
  private final String correlationId;
  private final Instant startedAt;

  PaymentAttempt(KeysendRequest request, String correlationId, UnaryOperator<String> mask) {
    Map<String, String> records = request.getCustomRecords();
    String destination = request.getDestPubkey();
    this.destPubkey = destination == null ? null : mask.apply(destination);
    this.satoshis = request.getNumSatoshis();
    this.customRecordKeys =
        records == null
            ? new String[0]
            : ((Map<?, ?>) records)
                .keySet().stream()
                    .map(key -> mask.apply(String.valueOf(key)))
                    .toArray(String[]::new);
    this.correlationId = correlationId;
    this.startedAt = Instant.now();
  }

  /**
   * Creates an attempt that starts now, for your own tests.
   *
   * @param payment what is to be paid
   * @param correlationId identifies the payment among all others
   * @return the attempt, like those in the exceptions of {@link KeysendClient}
   */
  public static PaymentAttempt of(KeysendRequest payment, String correlationId) {
    return new PaymentAttempt(payment, correlationId, UnaryOperator.identity());
  }

  /** {@return public key of the destination node as you set it, or null} */
  public @Nullable String destPubkey() {
    return destPubkey;
  }

  /** {@return the amount in satoshis as you set it, or null} */
  public @Nullable Long satoshis() {
    return satoshis;
  }

  /** {@return the keys of the custom records} */
  public List<String> customRecordKeys() {
    return Collections.unmodifiableList(Arrays.asList(customRecordKeys));
  }

  /**
   * Identifies this payment. The server's transactions and webhooks show the id in {@code
   * passThru}, in the field set by {@link KeysendClientBuilder#correlationField}, unless you built
   * the client with {@link KeysendClientBuilder#withoutCorrelationField}.
   *
   * @return the id
   */
  public String correlationId() {
    return correlationId;
  }

  /** {@return when the payment started, by this machine's clock} */
  public Instant startedAt() {
    return startedAt;
  }

  @Override
  public String toString() {
    return satoshis
        + " satoshis to "
        + ForeignText.shown(destPubkey)
        + ", correlation id "
        + ForeignText.shown(correlationId)
        + ", started "
        + startedAt;
  }
}
