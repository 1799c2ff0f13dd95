package dev.keysend.mock.wiremock;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.LazyHttpClient;
import java.io.IOException;
import java.util.List;

/**
 * Creates the clients for proxy stubs and for stubs' webhooks when one is first needed. WireMock
 * creates two at every start, and each reads all certificates that the platform trusts.
 */
final class LazyClients implements HttpClientFactory {
  static final String REFUSAL =
      "Stubs that proxy requests to other servers are off; start the mock with --allow-proxying, or"
          + " allowProxying(true) in Java, if everyone who can call it may do that";

  private final boolean proxying;

  /** Creates clients that call no server, unless proxying is allowed. */
  LazyClients(boolean proxying) {
    this.proxying = proxying;
  }

  @Override
  public HttpClient buildHttpClient(
      Options options, boolean trustAll, List<String> trustedHosts, boolean systemProperties) {
    if (!proxying) {
      return request -> {
        throw new IOException(REFUSAL);
      };
    }
    return new LazyHttpClient(
        () ->
            options
                .httpClientFactory()
                .buildHttpClient(options, trustAll, trustedHosts, systemProperties));
  }
}
