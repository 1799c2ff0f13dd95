package dev.keysend.mock.record;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.keysend.contract.Contract;
import dev.keysend.mock.endpoint.answer.ErrorAnswers;
import dev.keysend.mock.example.ExampleFiles;
import dev.keysend.mock.http.BindAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Passes requests on to a live server, each of them once, and writes the responses as example
 * pairs. Payments through it are real.
 */
public final class RecordingProxy implements AutoCloseable {
  /** Longer than a real server looks for a route. */
  private static final int PATIENCE_MILLIS = 60_000;

  private final String host;
  private final WireMockServer server;

  /**
   * Starts the proxy.
   *
   * @param bindAddress the address to listen on; anyone who can connect can see the keys that
   *     others send, and pay with them
   * @param port a port, or 0 for one that the system picks
   * @param target the live server's base URL; https, unless it is on this machine
   * @param examples the folder to write into; made when it is not there
   * @param notices is told of each exchange, without secrets: which file was written, or why none
   *     was
   * @throws IllegalArgumentException if the target is no such URL, or the folder cannot be written
   */
  public RecordingProxy(
      String bindAddress, int port, URI target, Path examples, Consumer<String> notices) {
    check(target);
    // Known before a payment, not after it.
    ExampleFiles.prepare(examples);
    this.host = BindAddress.urlHost(bindAddress);
    Contract contract = Contract.load();
    ErrorAnswers errors = new ErrorAnswers(contract.operation(), UnaryOperator.identity());
    this.server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress(bindAddress)
                .port(port)
                .usingFilesUnderClasspath("dev/keysend/mock/none")
                // Nothing is kept, and no stub may send requests elsewhere, because they contain
                // keys.
                .disableRequestJournal()
                .adminAuthenticator(request -> false)
                .httpClientFactory(new TargetClient(errors, PATIENCE_MILLIS))
                .notifier(new Slf4jNotifier(false))
                .stubRequestLoggingDisabled(true)
                .http2PlainDisabled(true)
                // Responses are passed on unchanged.
                .gzipDisabled(true)
                .extensions(
                    new Recording(
                        contract.operation(), new ExchangeRecorder(contract, examples), notices)));
    server.start();
    String base = target.toString().replaceAll("/+$", "");
    server.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .proxiedFrom(base)
                    // The body has to be readable as it comes.
                    .withRemoveRequestHeader("accept-encoding")));
  }

  private static void check(URI target) {
    String host = target.getHost();
    String scheme = String.valueOf(target.getScheme());
    if (host == null
        || !scheme.matches("(?i)https?")
        || target.getRawUserInfo() != null
        || target.getRawQuery() != null
        || target.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "target must be the base URL of a server, such as https://lnpay.co, without user name,"
              + " query and fragment");
    }
    if (scheme.equalsIgnoreCase("http") && !isThisMachine(host)) {
      throw new IllegalArgumentException(
          "target is plain http to another machine, where anyone on the network could read the"
              + " API key; use an https URL");
    }
  }

  private static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Where the proxy listens, without a slash at the end. */
  public String baseUrl() {
    return "http://" + host + ":" + server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
