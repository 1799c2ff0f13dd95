package dev.keysend.mock.stub;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.LazyHttpClient;
import java.util.List;

/**
 * Makes the clients of proxy stubs when one is first needed. WireMock makes two at every start, and
 * each reads all certificates that the platform trusts.
 */
final class LazyClients implements HttpClientFactory {
  @Override
  public HttpClient buildHttpClient(
      Options options, boolean trustAll, List<String> trustedHosts, boolean systemProperties) {
    return new LazyHttpClient(
        () ->
            options
                .httpClientFactory()
                .buildHttpClient(options, trustAll, trustedHosts, systemProperties));
  }
}
