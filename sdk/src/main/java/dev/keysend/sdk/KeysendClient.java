package dev.keysend.sdk;

import dev.keysend.sdk.internal.exchange.PaymentThreads;
import dev.keysend.sdk.internal.request.CheckedRequest;
import dev.keysend.sdk.internal.request.Correlation;
import dev.keysend.sdk.internal.secret.Secrets;
import dev.keysend.sdk.internal.text.ForeignText;
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
 * Pays Lightning nodes from one wallet of an LNPay-compatible server. Create one client per
 * process: it is immutable and thread-safe.
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
 *   // It may have been paid. Wait for a webhook, or look for the id in the wallet's transactions.
 *   reconcileLater(e.attempt().correlationId());
 * }
 * }</pre>
 *
 * <p>Each call sends at most one request, whatever the network or the server does. Each call has
 * one of three outcomes: it returns the settled {@link Transaction}, or throws {@link
 * PaymentRejectedException} (no money moved) or {@link PaymentUnknownException} (money may have
 * moved). A future completes with the same exceptions, and a {@link Call} fails with them. Three
 * other exceptions leave this class, all before anything is sent: {@link IllegalStateException} if
 * the client is closed, {@link NullPointerException} if an argument is null, and what the {@link
 * KeysendClientBuilder#onionUseListener} throws.
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
   * {@return a builder; set at least base URL, API key and wallet key}
   *
   * @throws IllegalStateException if OkHttp's classes are missing; the message says what to add
   */
  public static KeysendClientBuilder builder() {
    ClassPath.check();
    return new KeysendClientBuilder();
  }

  /**
   * Pays a node and waits for the outcome. If you interrupt the thread before the SDK sends the
   * request, the SDK never sends it and the payment is rejected. A later interrupt does not end the
   * wait, because the outcome would then be unknown; only {@linkplain KeysendClientBuilder#timeout
   * the timeout} does. The thread stays interrupted.
   *
   * @param destPubkey public key of the node: 66 hex digits, beginning with 02 or 03
   * @param satoshis amount, at least 1
   * @return the settled payment
   * @throws PaymentRejectedException if no money moved
   * @throws PaymentUnknownException if the payment may have been made
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  @Override
  public Transaction send(String destPubkey, long satoshis) {
    return send(payment(destPubkey, satoshis));
  }

  /**
   * Makes a payment and waits for the outcome, like {@link #send(String, long)}.
   *
   * @param payment what to pay; you can change the object afterwards
   * @return the settled payment
   * @throws PaymentRejectedException if no money moved
   * @throws PaymentUnknownException if the payment may have been made
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  @Override
  public Transaction send(KeysendRequest payment) {
    return send(payment, PaymentOptions.DEFAULT);
  }

  /**
   * Makes a payment and waits for the outcome, like {@link #send(String, long)}.
   *
   * @param payment what to pay; you can change the object afterwards
   * @param options settings for this payment only
   * @return the settled payment
   * @throws PaymentRejectedException if no money moved
   * @throws PaymentUnknownException if the payment may have been made
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  @Override
  public Transaction send(KeysendRequest payment, PaymentOptions options) {
    return newPaymentCall(payment, options).settle();
  }

  /**
   * Pays a node without waiting. The future completes with the settled payment, or with a {@link
   * PaymentRejectedException} or {@link PaymentUnknownException}. {@link PaymentFuture} says how to
   * cancel it and still learn the outcome. Threads of the SDK wait for the response, and keep the
   * Java runtime alive until one second after it arrives.
   *
   * @param destPubkey public key of the node: 66 hex digits, beginning with 02 or 03
   * @param satoshis amount, at least 1
   * @return a future of the settled payment
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  @Override
  public PaymentFuture sendAsync(String destPubkey, long satoshis) {
    return sendAsync(payment(destPubkey, satoshis));
  }

  /**
   * Makes a payment without waiting, like {@link #sendAsync(String, long)}.
   *
   * @param payment what to pay; you can change the object afterwards
   * @return a future of the settled payment
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  @Override
  public PaymentFuture sendAsync(KeysendRequest payment) {
    return sendAsync(payment, PaymentOptions.DEFAULT);
  }

  /**
   * Makes a payment without waiting, like {@link #sendAsync(String, long)}.
   *
   * @param payment what to pay; you can change the object afterwards
   * @param options settings for this payment only
   * @return a future of the settled payment
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
   * Creates a Retrofit call for a payment, without making the payment. The call returns only
   * settled payments. Otherwise it fails with a {@link PaymentRejectedException} or {@link
   * PaymentUnknownException}, also from {@link Call#execute}. Callbacks run on threads of the SDK.
   * You cannot clone the call.
   *
   * @param payment what to pay; you can change the object afterwards
   * @param options settings for this payment only
   * @return the call
   * @throws PaymentRejectedException if the SDK finds problems in the request
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  public Call<Transaction> newCall(KeysendRequest payment, PaymentOptions options) {
    return newPaymentCall(payment, options);
  }

  /**
   * Creates a Retrofit call for a payment, like {@link #newCall(KeysendRequest, PaymentOptions)}.
   *
   * @param payment what to pay; you can change the object afterwards
   * @return the call
   * @throws PaymentRejectedException if the SDK finds problems in the request
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  public Call<Transaction> newCall(KeysendRequest payment) {
    return newCall(payment, PaymentOptions.DEFAULT);
  }

  /**
   * Creates a Retrofit call for a payment, like {@link #newCall(KeysendRequest, PaymentOptions)}.
   *
   * @param destPubkey public key of the node: 66 hex digits, beginning with 02 or 03
   * @param satoshis amount, at least 1
   * @return the call
   * @throws PaymentRejectedException if the SDK finds problems in the request
   * @throws IllegalStateException if the client is closed; nothing was sent
   */
  public Call<Transaction> newCall(String destPubkey, long satoshis) {
    return newCall(payment(destPubkey, satoshis));
  }

  /**
   * Closes the client. It accepts no more payments. Payments that it has not sent yet are rejected.
   * Payments that it has sent continue to their outcome; then their threads and sockets are freed.
   * This method does not wait for them: it returns at once. A client that you set with {@link
   * KeysendClientBuilder#httpClient} stays open.
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
    return secrets.mask("KeysendClient{" + transport + "}");
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
    String otherWallet = options.walletKey();
    Secrets keys = otherWallet == null ? secrets : secrets.withWalletKey(otherWallet);
    Correlation correlation = new Correlation(correlationField, options.correlationId());
    CheckedRequest checked = CheckedRequest.of(payment, correlation, keys::mask);
    List<String> problems = checked.problems();
    String id = problems.isEmpty() ? correlation.id() : keys.mask(correlation.id());
    PaymentAttempt attempt = new PaymentAttempt(checked.request(), id, keys::mask);
    if (!problems.isEmpty()) {
      throw new PaymentRejectedException(
          ForeignText.joined(problems), attempt, problems, null, null, null);
    }
    reportOnionUse(checked.request());
    Flight flight = new Flight(keys);
    Verdict verdict = new Verdict(flight, attempt, correlation, verifyAnswers);
    Duration limit = options.timeout() == null ? timeout : options.timeout();
    Call<Transaction> call = transport.newCall(checked.json(), flight);
    return new PaymentCall(call, limit.toNanos(), flight, verdict, attempt, threads);
  }

  private void reportOnionUse(KeysendRequest payment) {
    Map<String, String> records = payment.getCustomRecords();
    if (onionUseListener != null && records != null && !records.isEmpty()) {
      onionUseListener.accept(OnionUse.of(records));
    }
  }
}
