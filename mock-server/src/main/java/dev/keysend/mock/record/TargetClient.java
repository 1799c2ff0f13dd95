package dev.keysend.mock.record;

import com.github.tomakehurst.wiremock.common.NetworkAddressRules;
import com.github.tomakehurst.wiremock.common.ProxySettings;
import com.github.tomakehurst.wiremock.common.ssl.KeyStoreSettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.client.ApacheBackedHttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.ErrorAnswers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes requests on: each of them once, on its own connection, to a server with a trusted
 * certificate. WireMock's own proxy accepts any certificate, and a request contains the API key.
 */
final class TargetClient implements HttpClientFactory {
  /** In a response that the target did not send. */
  static final String OUTCOME = "target-failed";

  /** In the response sent instead of one that was too large. */
  static final String TOO_LARGE = "target-response-too-large";

  /** Ample for a transaction. */
  static final int MOST_BYTES = 1024 * 1024;

  private static final int BAD_GATEWAY = 502;

  private final ErrorAnswers errors;
  private final int patienceMillis;

  TargetClient(ErrorAnswers errors, int patienceMillis) {
    this.errors = errors;
    this.patienceMillis = patienceMillis;
  }

  @Override
  public HttpClient buildHttpClient(
      Options options, boolean trustAll, List<String> trustedHosts, boolean systemProperties) {
    HttpClient client =
        new ApacheBackedHttpClient(
            new BoundedClient(
                com.github.tomakehurst.wiremock.http.HttpClientFactory.createClient(
                    options.getMaxHttpClientConnections(),
                    patienceMillis,
                    ProxySettings.NO_PROXY,
                    KeyStoreSettings.NO_STORE,
                    false,
                    List.of(),
                    systemProperties,
                    NetworkAddressRules.ALLOW_ALL,
                    true),
                MOST_BYTES),
            true);
    return request -> execute(client, request);
  }

  private Response execute(HttpClient client, Request request) {
    try {
      return client.execute(request);
    } catch (BoundedClient.AnswerTooLargeException e) {
      return instead(
          TOO_LARGE,
          "The recorded server's response is larger than "
              + MOST_BYTES
              + " bytes and was not passed on.");
    } catch (IOException e) {
      return instead(OUTCOME, "The recorded server did not respond.");
    }
  }

  private Response instead(String outcome, String what) {
    Answer answer =
        errors.refuse(
            outcome,
            BAD_GATEWAY,
            what + " It is unknown whether it paid; look before you pay again.");
    List<HttpHeader> headers = new ArrayList<>();
    answer.headers().forEach((name, value) -> headers.add(new HttpHeader(name, value)));
    headers.add(new HttpHeader(Answer.OUTCOME_HEADER, answer.outcome()));
    return Response.response()
        .status(answer.status())
        .headers(new HttpHeaders(headers))
        .body(answer.body())
        .build();
  }
}
