package dev.keysend.mock.webhook;

import com.github.tomakehurst.wiremock.common.LocalNotifier;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestIdDecorator;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wiremock.webhooks.Webhooks;

/**
 * Posts each settled payment's transaction to a receiver, by WireMock's webhooks: one after the
 * other, in the payments' order, each at most once. A slow or dead receiver never holds up a
 * payment: what it cannot take in time is dropped, and that is said.
 */
public final class PaymentWebhook implements ExtensionFactory, AutoCloseable {
  /** How many transactions wait for a slow receiver before more are dropped. */
  static final int MOST_WAITING = 1_000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long a stop waits for what has not been posted yet. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final int LAST_GOOD_STATUS = 299;

  private final WebhookTarget target;
  private final Consumer<String> notices;
  private final Duration grace;
  private final WebhookClient client;
  private final ScheduledThreadPoolExecutor executor;
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong waiting = new AtomicLong();
  private volatile @Nullable WireMockServices services;

  /** Made on first use, since WireMock's template engine comes after its extensions. */
  private @Nullable Webhooks webhooks;

  /**
   * Makes webhooks to one target.
   *
   * @param notices takes a sentence when the receiver fails; not for each time
   */
  public PaymentWebhook(WebhookTarget target, Consumer<String> notices) {
    this(target, notices, PATIENCE, GRACE);
  }

  PaymentWebhook(
      WebhookTarget target, Consumer<String> notices, Duration patience, Duration grace) {
    this.target = target;
    this.notices = notices;
    this.grace = grace;
    this.client = new WebhookClient(target, patience);
    this.executor = new ScheduledThreadPoolExecutor(1, WebhookClient.daemon("webhook"));
  }

  @Override
  public List<Extension> create(WireMockServices services) {
    this.services = services;
    return List.of();
  }

  /**
   * Says that a payment has settled. Returns at once.
   *
   * @param transaction the transaction's JSON
   */
  public void settled(String transaction) {
    WireMockServices available = services;
    if (available == null) {
      return;
    }
    if (executor.getQueue().size() >= MOST_WAITING) {
      sayAtPowersOfTen(dropped, "was not posted to, because too many wait for it");
      return;
    }
    waiting.incrementAndGet();
    try {
      executor.execute(() -> send(available, transaction));
    } catch (RejectedExecutionException e) {
      // The mock has been closed, and has said how many were not posted.
      return;
    }
  }

  /** Runs in the one thread of the executor, which is also the one that WireMock posts in. */
  private void send(WireMockServices available, String transaction) {
    if (webhooks == null) {
      webhooks = new Webhooks(new CheckedServices(available, this::post), executor, List.of());
      LocalNotifier.set(new Failures());
    }
    // WireMock takes the body for a template, so what callers sent must not stand in it.
    Parameters definition =
        Parameters.of(
            Webhooks.webhook()
                .withMethod(RequestMethod.POST)
                .withUrl(target.url())
                .withHeader("Content-Type", "application/json; charset=UTF-8")
                .withBody("{{{parameters.transaction}}}")
                .withExtraParameter("transaction", transaction));
    webhooks.afterComplete(cause(), definition);
  }

  /** WireMock asks what a webhook answers; nothing of it is sent. */
  private ServeEvent cause() {
    Request request =
        ImmutableRequest.create()
            .withAbsoluteUrl(target.url().toString())
            .withMethod(RequestMethod.POST)
            .build();
    Request withoutCookies =
        new RequestIdDecorator(request, UUID.randomUUID()) {
          @Override
          public Map<String, Cookie> getCookies() {
            return Map.of();
          }
        };
    return ServeEvent.of(withoutCookies).withResponseDefinition(ResponseDefinition.ok());
  }

  private Response post(Request request) throws IOException {
    Response response;
    try {
      response = client.execute(request);
    } finally {
      waiting.decrementAndGet();
    }
    if (response.getStatus() > LAST_GOOD_STATUS) {
      sayAtPowersOfTen(failed, "answered " + response.getStatus());
    }
    return response;
  }

  /** The first failure is news, and so is the tenth; a receiver that is down is not, each time. */
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

  /** Posts what waits, for a few seconds at most, and says how many payments were not posted. */
  @Override
  public void close() {
    boolean posted = awaitPosted();
    long rest = waiting.get();
    executor.shutdownNow();
    client.close();
    if (!posted && rest > 0) {
      notices.accept(
          "The mock stopped before the webhook at "
              + target.origin()
              + " took all: payments not posted, or without an answer: "
              + rest);
    }
  }

  /** What waits is sent by a task each, which makes another one, so it ends after two rounds. */
  private boolean awaitPosted() {
    CountDownLatch posted = new CountDownLatch(1);
    try {
      executor.execute(() -> executor.execute(posted::countDown));
      return posted.await(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return true; // It was closed before.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What WireMock says of webhooks that it could not send. */
  private final class Failures implements Notifier {
    @Override
    public void info(String message) {}

    @Override
    public void error(String message) {
      error(message, new IllegalStateException(message));
    }

    @Override
    public void error(String message, Throwable cause) {
      if (!executor.isShutdown()) {
        sayAtPowersOfTen(
            failed, "failed: " + (cause.getMessage() == null ? cause : cause.getMessage()));
      }
    }
  }
}
