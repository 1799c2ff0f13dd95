package dev.keysend.mock.stub;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.wiremock.webhooks.WebhookDefinition;
import org.wiremock.webhooks.Webhooks;

/**
 * Posts each settled payment's transaction to a URL, by WireMock's webhooks. A slow or dead
 * receiver never holds up a payment: what it cannot take in time is dropped.
 */
final class PaymentWebhook implements ExtensionFactory, AutoCloseable {
  private static final int THREADS = 2;
  private static final int MOST_WAITING = 1_000;

  /** WireMock wants to know which request led to a webhook; it is not to be told any. */
  private static final String NO_REQUEST =
      "{\"url\":\"/\",\"method\":\"POST\",\"headers\":{},\"cookies\":{}}";

  private final @Nullable URI url;
  private final ScheduledThreadPoolExecutor executor;
  private @Nullable Webhooks webhooks;

  PaymentWebhook(@Nullable URI url) {
    this.url = url;
    this.executor =
        new ScheduledThreadPoolExecutor(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "webhook");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public List<Extension> create(WireMockServices services) {
    webhooks = url == null ? null : new Webhooks(services, executor, List.of());
    return List.of();
  }

  /** Says that a payment has settled. */
  void settled(String transaction) {
    if (url == null || webhooks == null || executor.getQueue().size() >= MOST_WAITING) {
      return;
    }
    // WireMock takes the body for a template, so what callers sent must not stand in it.
    WebhookDefinition definition =
        Webhooks.webhook()
            .withMethod(RequestMethod.POST)
            .withUrl(url)
            .withHeader("Content-Type", "application/json; charset=UTF-8")
            .withBody("{{{parameters.transaction}}}")
            .withExtraParameter("transaction", transaction);
    ServeEvent event =
        ServeEvent.ofUnmatched(Json.read(NO_REQUEST, LoggedRequest.class), aResponse().build());
    webhooks.afterComplete(event, Parameters.of(definition));
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
