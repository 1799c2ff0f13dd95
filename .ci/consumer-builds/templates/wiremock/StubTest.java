package com.example;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.junit.KeysendMock;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import org.junit.jupiter.api.Test;

/** The project's own WireMock serves, and adds a stub to the mock. */
@KeysendMock
class StubTest {
  @Test
  void aStubIsAddedByTheProjectsOwnWireMock(KeysendMockServer mock) throws IOException {
    WireMock wireMock = new WireMock("127.0.0.1", mock.port());
    wireMock.register(get(urlEqualTo("/rate")).willReturn(aResponse().withStatus(418)));
    assertEquals(418, status(mock.baseUrl() + "/rate"));
    wireMock.verifyThat(1, getRequestedFor(urlEqualTo("/rate")));
  }

  @Test
  void theProjectsOwnWireMockServes() throws IOException {
    WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    try {
      server.stubFor(get(urlEqualTo("/own")).willReturn(aResponse().withStatus(203)));
      assertEquals(203, status("http://localhost:" + server.port() + "/own"));
    } finally {
      server.stop();
    }
  }

  private static int status(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
