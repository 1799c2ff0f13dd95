package com.example;

import dev.keysend.mock.KeysendMockServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application that follows the contract, because it forwards requests to its own mock. */
@TestConfiguration
@RestController
class Gateway implements AutoCloseable {
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final KeysendMockServer mock =
      KeysendMockServer.builder().apiKey("pak_ours").walletKey("waka_ours").start();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @RequestMapping("/v1/**")
  ResponseEntity<byte[]> pass(RequestEntity<byte[]> request) throws Exception {
    URI asked = request.getUrl();
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    byte[] body = request.getBody() == null ? new byte[0] : request.getBody();
    HttpRequest.Builder passed =
        HttpRequest.newBuilder(
                URI.create(mock.baseUrl() + asked.getRawPath() + query))
            .method(request.getMethod().name(), BodyPublishers.ofByteArray(body));
    request.getHeaders().forEach((name, values) -> values.forEach(value -> {
      if (!OF_THE_CONNECTION.contains(name.toLowerCase())) {
        passed.header(name, value);
      }
    }));
    HttpResponse<byte[]> response = http.send(passed.build(), BodyHandlers.ofByteArray());
    HttpHeaders headers = new HttpHeaders();
    response.headers().map().forEach((name, values) -> values.forEach(value -> {
      if (!OF_THE_CONNECTION.contains(name.toLowerCase())) {
        headers.add(name, value);
      }
    }));
    return ResponseEntity.status(response.statusCode()).headers(headers).body(response.body());
  }

  @Override
  public void close() {
    mock.close();
  }
}
