package dev.keysend.mock.http;

import dev.keysend.mock.KeysendMockServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends requests to a mock. */
public final class Http {
  public static final String DESTINATION =
      "033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Http() {}

  public static String payment(String destination, long satoshis) {
    return "{\"dest_pubkey\":\"" + destination + "\",\"num_satoshis\":" + satoshis + "}";
  }

  public static HttpRequest.Builder request(KeysendMockServer mock, String body) {
    return request(mock, mock.walletKey(), body);
  }

  public static HttpRequest.Builder request(KeysendMockServer mock, String accessKey, String body) {
    return HttpRequest.newBuilder(
            URI.create(mock.baseUrl() + "/v1/wallet/" + accessKey + "/keysend"))
        .header("Content-Type", "application/json")
        .header("X-Api-Key", mock.apiKey())
        .POST(BodyPublishers.ofString(body));
  }

  public static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  public static HttpResponse<String> pay(KeysendMockServer mock, String body)
      throws IOException, InterruptedException {
    return send(request(mock, body).build());
  }
}
