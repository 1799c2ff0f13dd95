package dev.keysend.sdk;

import dev.keysend.sdk.internal.secret.Secrets;
import dev.keysend.sdk.internal.setting.Checks;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one payment does differently from the client's settings. Immutable and safe to share.
 *
 * <pre>{@code
 * PaymentOptions patient = PaymentOptions.builder().timeout(Duration.ofMinutes(2)).build();
 * Transaction settled = client.send(payment, patient);
 * }</pre>
 */
public final class PaymentOptions {
  /** Nothing differs from the client's settings. */
  public static final PaymentOptions DEFAULT = builder().build();

  private final @Nullable Duration timeout;
  private final @Nullable String walletKey;
  private final @Nullable String correlationId;

  private PaymentOptions(Builder builder) {
    this.timeout = builder.timeout;
    this.walletKey = builder.walletKey;
    this.correlationId = builder.correlationId;
  }

  /** {@return a builder with nothing that differs} */
  public static Builder builder() {
    return new Builder();
  }

  @Nullable Duration timeout() {
    return timeout;
  }

  @Nullable String walletKey() {
    return walletKey;
  }

  /** {@return the payment's correlation id, or null if it gets a random one} */
  public @Nullable String correlationId() {
    return correlationId;
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "PaymentOptions{timeout="
        + timeout
        + ", walletKey="
        + (walletKey == null ? "null" : "***")
        + ", correlationId="
        + correlationId
        + "}";
  }

  /** Collects options. */
  public static final class Builder {
    private @Nullable Duration timeout;
    private @Nullable String walletKey;
    private @Nullable String correlationId;

    private Builder() {}

    /**
     * How long this payment may take, as {@link KeysendClientBuilder#timeout}.
     *
     * @param timeout longer than zero
     * @return this builder
     * @throws IllegalArgumentException if the duration is not positive
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Checks.positive("timeout", timeout);
      return this;
    }

    /**
     * The access key of the wallet that pays this time, as {@link KeysendClientBuilder#walletKey}.
     *
     * @param walletKey not empty, neither {@code .} nor {@code ..}, and without white space and
     *     control characters
     * @return this builder
     * @throws IllegalArgumentException if it is no such key; the message does not show it
     */
    public Builder walletKey(String walletKey) {
      this.walletKey = Checks.secret("walletKey", walletKey, Secrets::problemOfWalletKey);
      return this;
    }

    /**
     * The payment's correlation id, in place of a random one.
     *
     * @param correlationId not empty
     * @return this builder
     * @throws IllegalArgumentException if it is empty
     */
    public Builder correlationId(String correlationId) {
      this.correlationId = Checks.notEmpty("correlationId", correlationId);
      return this;
    }

    /** {@return the options} */
    public PaymentOptions build() {
      return new PaymentOptions(this);
    }
  }
}
