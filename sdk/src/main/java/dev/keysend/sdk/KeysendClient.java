package dev.keysend.sdk;

import dev.keysend.sdk.internal.exchange.PaymentThreads;
import dev.keysend.sdk.internal.request.Correlation;
import dev.keysend.sdk.internal.request.RequestCheck;
import dev.keysend.sdk.internal.secret.Secrets;
import dev.keysend.sdk.internal.setting.Checks;
import dev.keysend.sdk.internal.transport.Flight;
import dev.keysend.sdk.internal.transport.PaymentTransport;
import dev.keysend.sdk.internal.transport.SafeHttp;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * Pays Lightning nodes from one wallet of an LNPay-compatible server. One client is enough for a
 * process: it is immutable and safe for use by several threads.
 *
 * <pre>{@code
 * try (KeysendClient client =
 *     KeysendClient.builder()
 *         .baseUrl("https://lnpay.co")
 *         .apiKey(apiKey)
 *         .walletKey(walletKey)
 *         .build()) {
 *   Transaction settled = client.send(destPubkey, 2);
 *   audit(settled.getLnTx().getPaymentHash());
 * } catch (PaymentRejectedException e) {
 *   tellUser("Nothing was paid: " + e.getMessage());
 * } catch (PaymentUnknownException e) {
 *   // It may have been paid. The id is in the payment's passThru.correlationId: a webhook or
 *   // the wallet's transactions tell what became of it.
 *   reconcileLater(e.attempt().correlationId());
 * }
 * }</pre>
 *
 * <p>One call puts at most one request on the wire, whatever the network or the server does, and
 * every call ends in one of three ways: it returns the settled {@link Transaction}, or it throws
 * {@link PaymentRejectedException} (no money has moved), or {@link PaymentUnknownException} (it may
 * have). A future completes with the same exceptions, and a {@link Call} fails with them.
 */
public final class KeysendClient implements KeysendPayments, AutoCloseable {
  private final PaymentTransport transport;
  private final Secrets secrets;
  private final Duration timeout;
  private final boolean verifyAnswers;
  private final @Nullable String correlationField;
  private final @Nullable Consumer<OnionUse> onionUseListener;
  private final PaymentThreads threads = new PaymentThreads();
  private volatile boolean closed;

  KeysendClient(KeysendClientBuilder settings, HttpUrl baseUrl, Secrets secrets) {
    this.secrets = secrets;
    this.timeout = settings.timeout;
    this.verifyAnswers = settings.verifyAnswers;
    this.correlationField = settings.correlationField;
    this.onionUseListener = settings.onionUseListener;
    OkHttpClient given = settings.httpClient;
    OkHttpClient http =
        given == null ? SafeHttp.own(settings.connectTimeout) : SafeHttp.from(given);
    this.transport = PaymentTransport.to(baseUrl, http, settings.userAgent());
  }

  /**
   * {@return a builder, to which base URL, API key and wallet key must be given}
   *
   * @throws IllegalStateException if OkHttp's classes are missing; the message says what to add
   */
  public static KeysendClientBuilder builder() {
    ClassPath.check();
    return new KeysendClientBuilder();
  }

  /**
   * Pays a node and waits for the end of it. If the thread is interrupted before the payment has
   * left, it never leaves and is rejected; an interrupt after that does not cut the waiting short,
   * since it would only make doubt, but {@linkplain KeysendClientBuilder#timeout the timeout} does.
   * The thread stays interrupted.
   *
   * @param destPubkey public key of the node: 66 hex digits, beginning with 02 or 03
   * @param satoshis amount, at least 1
   * @return the settled payment
   * @throws PaymentRejectedException if no money has moved
   * @throws PaymentUnknownException if the payment may have been made
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  @Override
  public Transaction send(String destPubkey, long satoshis) {
    return send(payment(destPubkey, satoshis));
  }

  /**
   * Makes a payment and waits for the end of it, as {@link #send(String, long)}.
   *
   * @param payment what to pay; later changes of it change nothing
   * @return the settled payment
   * @throws PaymentRejectedException if no money has moved
   * @throws PaymentUnknownException if the payment may have been made
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  @Override
  public Transaction send(KeysendRequest payment) {
    return send(payment, PaymentOptions.DEFAULT);
  }

  /**
   * Makes a payment and waits for the end of it, as {@link #send(String, long)}.
   *
   * @param payment what to pay; later changes of it change nothing
   * @param options what this payment does differently
   * @return the settled payment
   * @throws PaymentRejectedException if no money has moved
   * @throws PaymentUnknownException if the payment may have been made
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  @Override
  public Transaction send(KeysendRequest payment, PaymentOptions options) {
    return newPaymentCall(payment, options).settle();
  }

  /**
   * Pays a node without waiting, as {@link #send(String, long)}. The future completes with the
   * settled payment, or with a {@link PaymentRejectedException} or {@link PaymentUnknownException}.
   * {@link PaymentFuture} says how to give it up without losing its end. Threads of the SDK wait
   * for the answer, and keep the Java runtime alive until a second after it has come.
   *
   * @param destPubkey public key of the node: 66 hex digits, beginning with 02 or 03
   * @param satoshis amount, at least 1
   * @return the payment's end, to come
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  @Override
  public PaymentFuture sendAsync(String destPubkey, long satoshis) {
    return sendAsync(payment(destPubkey, satoshis));
  }

  /**
   * Makes a payment without waiting, as {@link #sendAsync(String, long)}.
   *
   * @param payment what to pay; later changes of it change nothing
   * @return the payment's end, to come
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  @Override
  public PaymentFuture sendAsync(KeysendRequest payment) {
    return sendAsync(payment, PaymentOptions.DEFAULT);
  }

  /**
   * Makes a payment without waiting, as {@link #sendAsync(String, long)}.
   *
   * @param payment what to pay; later changes of it change nothing
   * @param options what this payment does differently
   * @return the payment's end, to come
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  @Override
  public PaymentFuture sendAsync(KeysendRequest payment, PaymentOptions options) {
    try {
      return PaymentFuture.of(newPaymentCall(payment, options));
    } catch (PaymentRejectedException e) {
      return PaymentFuture.refused(e);
    }
  }

  /**
   * A Retrofit call for a payment, not yet made. It answers only with a settled payment and fails
   * with a {@link PaymentRejectedException} or {@link PaymentUnknownException}, also when it is
   * executed. Callbacks run on threads of the SDK. It cannot be cloned.
   *
   * @param payment what to pay; later changes of it change nothing
   * @param options what this payment does differently
   * @return the call
   * @throws PaymentRejectedException if the payment has problems that are seen before it leaves
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  public Call<Transaction> newCall(KeysendRequest payment, PaymentOptions options) {
    return newPaymentCall(payment, options);
  }

  /**
   * A Retrofit call for a payment, not yet made, as {@link #newCall(KeysendRequest,
   * PaymentOptions)}.
   *
   * @param payment what to pay; later changes of it change nothing
   * @return the call
   * @throws PaymentRejectedException if the payment has problems that are seen before it leaves
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  public Call<Transaction> newCall(KeysendRequest payment) {
    return newCall(payment, PaymentOptions.DEFAULT);
  }

  /**
   * A Retrofit call for a payment, not yet made, as {@link #newCall(KeysendRequest,
   * PaymentOptions)}.
   *
   * @param destPubkey public key of the node: 66 hex digits, beginning with 02 or 03
   * @param satoshis amount, at least 1
   * @return the call
   * @throws PaymentRejectedException if the payment has problems that are seen before it leaves
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  public Call<Transaction> newCall(String destPubkey, long satoshis) {
    return newCall(payment(destPubkey, satoshis));
  }

  /**
   * Takes no more payments, and keeps those from leaving that have not left, which end as rejected.
   * The others come to their end; then threads and sockets are freed. A client that was given with
   * {@link KeysendClientBuilder#httpClient} stays open.
   */
  @Override
  public void close() {
    closed = true;
    threads.close();
  }

  ExecutorService threads() {
    return threads.pool();
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "KeysendClient{" + transport + "}";
  }

  private static KeysendRequest payment(String destPubkey, long satoshis) {
    return new KeysendRequest().destPubkey(destPubkey).numSatoshis(satoshis);
  }

  private PaymentCall newPaymentCall(KeysendRequest payment, PaymentOptions options) {
    Objects.requireNonNull(payment, "payment");
    Objects.requireNonNull(options, "options");
    if (closed) {
      throw new IllegalStateException("The client is closed; nothing was sent");
    }
    Correlation correlation = new Correlation(correlationField, options.correlationId());
    PaymentAttempt attempt = new PaymentAttempt(payment, correlation.id());
    List<String> problems = RequestCheck.problems(payment);
    problems.addAll(correlation.problems(payment));
    if (!problems.isEmpty()) {
      throw new PaymentRejectedException(
          String.join("; ", problems), attempt, problems, null, null, null);
    }
    reportOnionUse(payment);
    String otherWallet = options.walletKey();
    Flight flight = new Flight(otherWallet == null ? secrets : secrets.withWalletKey(otherWallet));
    Duration limit = options.timeout() == null ? timeout : options.timeout();
    Call<Transaction> call = transport.newCall(correlation.placeInto(payment), flight);
    return new PaymentCall(call, Checks.nanos(limit), flight, attempt, verifyAnswers, threads);
  }

  private void reportOnionUse(KeysendRequest payment) {
    Map<String, String> records = payment.getCustomRecords();
    if (onionUseListener != null && records != null && !records.isEmpty()) {
      onionUseListener.accept(OnionUse.of(records));
    }
  }
}
