package dev.keysend.mock.webhook;

import dev.keysend.mock.endpoint.payment.PaymentEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Posts the outcome of each payment to a receiver, like LNPay's server: one after the other, in the
 * order of the payments, each at most once. A slow or dead receiver never delays a payment:
 * webhooks that it does not accept in time are dropped, which a message reports.
 */
public final class PaymentWebhook implements AutoCloseable {
  /** How many events wait for a slow receiver before more are dropped. */
  static final int MOST_WAITING = 1_000;

  /** How many characters may wait; an event can be as long as a request's body. */
  private static final long MOST_LETTERS = 4L * 1024 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long a stop waits for webhooks that are not posted yet. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final int LAST_GOOD_STATUS = 299;

  private final WebhookTarget target;
  private final Consumer<String> notices;
  private final Duration grace;
  private final WebhookClient client;
  private final Envelope envelope;
  private final ThreadPoolExecutor executor;
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong waitingLetters = new AtomicLong();

  /**
   * Makes webhooks to one target.
   *
   * @param secret signs them; null for no signature
   * @param seed makes their identifiers repeatable; null for random ones
   * @param notices receives a message when the receiver fails, but not every time
   */
  public PaymentWebhook(
      WebhookTarget target,
      @Nullable String secret,
      @Nullable Long seed,
      Consumer<String> notices) {
    this(target, new Envelope(secret, seed), notices, PATIENCE, GRACE);
  }

  PaymentWebhook(
      WebhookTarget target,
      Envelope envelope,
      Consumer<String> notices,
      Duration patience,
      Duration grace) {
    this.target = target;
    this.envelope = envelope;
    this.notices = notices;
    this.grace = grace;
    this.client = new WebhookClient(target, patience);
    this.executor =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            WebhookClient.daemon("webhook"));
  }

  /** Reports the outcome of a payment. Returns at once. */
  public void say(PaymentEvent event) {
    Envelope.Letter letter = envelope.seal(event);
    waiting.incrementAndGet();
    waitingLetters.addAndGet(letter.body().length());
    try {
      if (waitingLetters.get() > MOST_LETTERS) {
        throw new RejectedExecutionException("Too many letters wait");
      }
      executor.execute(() -> post(letter));
    } catch (RejectedExecutionException e) {
      done(letter);
      // A closed mock has already reported how many were not posted.
      if (!executor.isShutdown()) {
        sayAtPowersOfTen(dropped, "was not posted to, because too many wait for it");
      }
    }
  }

  private void post(Envelope.Letter letter) {
    try {
      int status = client.post(letter.body(), letter.headers());
      if (status > LAST_GOOD_STATUS) {
        sayAtPowersOfTen(failed, "status " + status);
      }
    } catch (IOException | IllegalArgumentException e) {
      if (!executor.isShutdown()) {
        sayAtPowersOfTen(failed, "failed: " + (e.getMessage() == null ? e : e.getMessage()));
      }
    } finally {
      done(letter);
    }
  }

  private void done(Envelope.Letter letter) {
    waiting.decrementAndGet();
    waitingLetters.addAndGet(-letter.body().length());
  }

  /** Reports the first failure, the tenth, and so on, but not every failure of a dead receiver. */
  private void sayAtPowersOfTen(AtomicLong counter, String what) {
    long count = counter.incrementAndGet();
    long power = 1;
    while (power < count) {
      power *= 10;
    }
    if (power == count) {
      notices.accept(
          "The webhook at "
              + target.origin()
              + " "
              + what
              + (count == 1 ? "" : " (" + count + " times so far)"));
    }
  }

  /**
   * Posts the waiting webhooks, for a few seconds at most, and reports how many were not posted.
   */
  @Override
  public void close() {
    executor.shutdown();
    boolean posted;
    try {
      posted = executor.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      posted = false;
    }
    long rest = waiting.get();
    executor.shutdownNow();
    client.close();
    if (!posted && rest > 0) {
      notices.accept(
          "The mock stopped before the webhook at "
              + target.origin()
              + " took all: payments not posted, or without a response: "
              + rest);
    }
  }
}
