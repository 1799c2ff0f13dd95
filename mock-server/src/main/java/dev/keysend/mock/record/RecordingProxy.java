package dev.keysend.mock.record;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Operation;
import dev.keysend.mock.stub.Credentials;
import dev.keysend.mock.stub.KeysendPath;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands requests on to a live server, each one once, and writes what came back as example pairs.
 * Payments through it are real.
 */
public final class RecordingProxy implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final WireMockServer server;

  /**
   * Starts the proxy at loopback.
   *
   * @param port a port, or 0 for one that the system picks
   * @param target the live server's base URL
   * @param examples the folder to write into; made when it is not there
   * @param notices is told of each exchange: which file was written, or why none was
   */
  public RecordingProxy(int port, URI target, Path examples, Consumer<String> notices) {
    if (target.getHost() == null || !String.valueOf(target.getScheme()).matches("https?")) {
      throw new IllegalArgumentException(
          "target is " + target + "; give the base URL of a server, such as https://lnpay.co");
    }
    Contract contract = Contract.load();
    ExchangeRecorder recorder =
        new ExchangeRecorder(contract, new ExampleFiles(examples, contract.operation()));
    this.server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(port)
                .usingFilesUnderClasspath("dev/keysend/mock/none")
                .http2PlainDisabled(true)
                .disableConnectionReuse(true)
                .proxyTimeout(PATIENCE_MILLIS)
                .maxRequestJournalEntries(0)
                .notifier(new Slf4jNotifier(false))
                .extensions(new Listener(contract.operation(), recorder, notices)));
    server.start();
    String base = target.toString().replaceAll("/+$", "");
    server.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(base)));
  }

  /** Where the proxy listens, without a slash at the end. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private record Listener(Operation operation, ExchangeRecorder recorder, Consumer<String> notices)
      implements ServeEventListener {
    @Override
    public String getName() {
      return "keysend-recorder";
    }

    @Override
    public void afterComplete(ServeEvent event, Parameters parameters) {
      LoggedRequest request = event.getRequest();
      LoggedResponse response = event.getResponse();
      KeysendPath path = new KeysendPath(operation.path());
      String sent = URI.create(request.getUrl()).getRawPath();
      if (!path.matches(sent) || response.getBody() == null) {
        return;
      }
      List<String> apiKeys = new ArrayList<>();
      if (request.containsHeader("X-Api-Key")) {
        apiKeys.addAll(request.header("X-Api-Key").values());
      }
      if (request.containsHeader("Authorization")) {
        request.header("Authorization").values().stream()
            .map(Credentials::userName)
            .forEach(apiKeys::add);
      }
      String walletKey = path.accessKey(sent);
      notices.accept(
          recorder.record(
              apiKeys,
              walletKey == null ? "" : walletKey,
              request.getBody(),
              response.getStatus(),
              response.getBody()));
    }
  }
}
