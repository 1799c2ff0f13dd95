package dev.keysend.conformance.target;

import io.restassured.config.HttpClientConfig;
import java.time.Duration;

/** The HTTP client's limits. */
final class BoundedHttp {
  private final int timeoutMillis;

  BoundedHttp(Duration timeout) {
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  HttpClientConfig config() {
    return HttpClientConfig.httpClientConfig()
        .setParam("http.connection.timeout", timeoutMillis)
        .setParam("http.socket.timeout", timeoutMillis);
  }
}
