package dev.keysend.mock.webhook;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.extension.Extensions;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.extension.responsetemplating.TemplateEngine;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import com.github.tomakehurst.wiremock.store.Stores;

/** WireMock's services with another HTTP client: the only way to give its webhooks one. */
record CheckedServices(WireMockServices services, HttpClient client) implements WireMockServices {
  @Override
  public HttpClient getDefaultHttpClient() {
    return client;
  }

  @Override
  public Admin getAdmin() {
    return services.getAdmin();
  }

  @Override
  public Stores getStores() {
    return services.getStores();
  }

  @Override
  public FileSource getFiles() {
    return services.getFiles();
  }

  @Override
  public Options getOptions() {
    return services.getOptions();
  }

  @Override
  public Extensions getExtensions() {
    return services.getExtensions();
  }

  @Override
  public TemplateEngine getTemplateEngine() {
    return services.getTemplateEngine();
  }

  @Override
  public HttpClientFactory getHttpClientFactory() {
    return services.getHttpClientFactory();
  }
}
