package dev.keysend.mock.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.contract.Json;
import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.http.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class HttpsTest {
  @TempDir private Path folder;

  private static HttpResponse<String> pay(HttpClient client, KeysendMockServer mock, String base)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(base + "/v1/wallet/" + mock.walletKey() + "/keysend"))
            .header("Content-Type", "application/json")
            .header("X-Api-Key", mock.apiKey())
            .POST(BodyPublishers.ofString(Http.payment(Http.DESTINATION, 1)))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void clientsThatTrustTheCertificatePayByNameAndAddress() throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.builder().httpsPort(0).start()) {
      String base = Objects.requireNonNull(mock.httpsBaseUrl());
      HttpClient client = Trust.in(Objects.requireNonNull(mock.certificate()));

      assertThat(base).startsWith("https://localhost:");
      assertThat(pay(client, mock, base).statusCode()).isEqualTo(201);
      assertThat(pay(client, mock, base.replace("localhost", "127.0.0.1")).statusCode())
          .isEqualTo(201);
      assertThatThrownBy(() -> pay(HttpClient.newHttpClient(), mock, base))
          .isInstanceOf(SSLHandshakeException.class);
      assertThat(Http.pay(mock, Http.payment(Http.DESTINATION, 1)).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void contractNamesTheUrlItWasRequestedFrom() throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.builder().httpsPort(0).start()) {
      String base = Objects.requireNonNull(mock.httpsBaseUrl());
      JsonNode about =
          Json.read(
              Http.send(HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/mock.json")).build())
                  .body());

      assertThat(about.at("/addresses/0").asString()).isEqualTo(mock.baseUrl());
      assertThat(about.at("/addresses/1").asString()).isEqualTo(base);
      String contract =
          Trust.in(Objects.requireNonNull(mock.certificate()))
              .send(
                  HttpRequest.newBuilder(URI.create(base + "/openapi.yaml")).build(),
                  BodyHandlers.ofString())
              .body();
      assertThat(contract).contains("- url: '" + base + "'");
    }
  }

  @Test
  void isOffWithoutAPort() {
    try (KeysendMockServer mock = KeysendMockServer.start()) {
      assertThat(mock.httpsBaseUrl()).isNull();
      assertThat(mock.certificate()).isNull();
    }
  }

  @Test
  void usesAGivenKeyStore() throws Exception {
    Path store = folder.resolve("mock.p12");
    Process keytool =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/keytool",
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                "s3cret-store",
                "-keystore",
                store.toString())
            .start();
    assertThat(keytool.waitFor()).isZero();

    try (KeysendMockServer mock =
        KeysendMockServer.builder().httpsPort(0).httpsKeyStore(store, "s3cret-store").start()) {
      HttpClient client = Trust.in(Objects.requireNonNull(mock.certificate()));
      assertThat(pay(client, mock, Objects.requireNonNull(mock.httpsBaseUrl())).statusCode())
          .isEqualTo(201);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                KeysendMockServer.builder()
                    .httpsPort(0)
                    .httpsKeyStore(store, "wrong-password")
                    .start()
                    .close())
        .withMessageContaining("httpsKeyStore is " + store)
        .withMessageNotContaining("wrong-password");
  }

  @Test
  void refusesAnInvalidKeyStore() throws Exception {
    Path text = Files.writeString(folder.resolve("text.p12"), "no key store");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> KeysendMockServer.builder().httpsPort(0).httpsKeyStore(text, "").start().close())
        .withMessageContaining("text.p12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeysendMockServer.builder().httpsKeyStore(text, "").start().close())
        .withMessageContaining("httpsPort");
  }
}
