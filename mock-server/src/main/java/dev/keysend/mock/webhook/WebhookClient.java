package dev.keysend.mock.webhook;

import static com.github.tomakehurst.wiremock.http.Response.response;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import wiremock.org.apache.hc.client5.http.DnsResolver;
import wiremock.org.apache.hc.client5.http.classic.methods.HttpPost;
import wiremock.org.apache.hc.client5.http.config.ConnectionConfig;
import wiremock.org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import wiremock.org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import wiremock.org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import wiremock.org.apache.hc.core5.http.ContentType;
import wiremock.org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import wiremock.org.apache.hc.core5.io.CloseMode;
import wiremock.org.apache.hc.core5.util.TimeValue;
import wiremock.org.apache.hc.core5.util.Timeout;

/**
 * Posts to one target: once, without following redirects, and never for longer than its patience,
 * however slowly the receiver takes or answers. WireMock's own client would follow a name to any
 * address, believe any certificate, and read an endless answer.
 */
final class WebhookClient implements HttpClient, AutoCloseable {
  private final Duration patience;
  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor deadlines;

  WebhookClient(WebhookTarget target, Duration patience) {
    this.patience = patience;
    Timeout connectTimeout = Timeout.of(patience);
    this.client =
        HttpClientBuilder.create()
            .setUserAgent("keysend-mock-server")
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new CheckedNames(target))
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(connectTimeout)
                            .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                            .build())
                    .build())
            .build();
    this.deadlines = new ScheduledThreadPoolExecutor(1, daemon("webhook-deadline"));
    deadlines.setRemoveOnCancelPolicy(true);
  }

  /** Threads that never keep a program from ending. */
  static java.util.concurrent.ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public Response execute(Request request) throws IOException {
    HttpPost post = new HttpPost(request.getAbsoluteUrl());
    ContentType type = ContentType.parse(request.contentTypeHeader().firstValue());
    post.setEntity(new ByteArrayEntity(request.getBody(), type));
    Future<?> deadline =
        deadlines.schedule(post::cancel, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      int status = client.execute(post, answer -> answer.getCode());
      return response().status(status).build();
    } catch (IOException e) {
      if (post.isCancelled()) {
        throw new IOException("it took longer than " + patience.toMillis() + " ms", e);
      }
      throw e;
    } finally {
      deadline.cancel(false);
    }
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }

  private record CheckedNames(WebhookTarget target) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return target.addresses(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
