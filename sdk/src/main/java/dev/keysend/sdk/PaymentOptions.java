package dev.keysend.sdk;

import dev.keysend.sdk.internal.secret.Secrets;
import dev.keysend.sdk.internal.setting.Checks;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings for one payment that differ from the client's settings. Immutable and thread-safe.
 *
 * <pre>{@code
 * PaymentOptions patient = PaymentOptions.builder().timeout(Duration.ofMinutes(2)).build();
 * Transaction settled = client.send(payment, patient);
 * }</pre>
 */
public final class PaymentOptions {
  /** The client's settings, unchanged. */
  public static final PaymentOptions DEFAULT = builder().build();

  private final @Nullable Duration timeout;
  private final @Nullable String walletKey;
  private final @Nullable String correlationId;

  private PaymentOptions(Builder builder) {
    this.timeout = builder.timeout;
    this.walletKey = builder.walletKey;
    this.correlationId = builder.correlationId;
  }

  /** {@return a builder that starts with the client's settings} */
  public static Builder builder() {
    return new Builder();
  }

  @Nullable Duration timeout() {
    return timeout;
  }

  @Nullable String walletKey() {
    return walletKey;
  }

  /** {@return the payment's correlation id, or null for a random one} */
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
     * Sets how long this payment may take, like {@link KeysendClientBuilder#timeout}.
     *
     * @param timeout from one millisecond to one day
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Checks.limit("timeout", timeout);
      return this;
    }

    /**
     * Sets the access key of the wallet that makes this payment, like {@link
     * KeysendClientBuilder#walletKey}.
     *
     * @param walletKey not empty, neither {@code .} nor {@code ..}, and without white space,
     *     control characters and invisible characters; not an API key
     * @return this builder
     * @throws IllegalArgumentException if it is not; the message does not show the key
     */
    public Builder walletKey(String walletKey) {
      this.walletKey = Checks.secret("walletKey", walletKey, Secrets::problemOfWalletKey);
      return this;
    }

    /**
     * Sets the payment's correlation id; random by default. If the id contains a key of the client,
     * the payment is rejected.
     *
     * @param correlationId from 1 to 255 characters, none of them a control character or invisible
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public Builder correlationId(String correlationId) {
      this.correlationId = Checks.identifier("correlationId", correlationId);
      return this;
    }

    /** {@return the options} */
    public PaymentOptions build() {
      return new PaymentOptions(this);
    }
  }
}
