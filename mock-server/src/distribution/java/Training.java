import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts the mock with the command that it is given, uses it as its users do, and stops it, so that
 * Java can list the classes that this takes.
 */
final class Training {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String API_KEY = "pak_training";
  private static final String WALLET_KEY = "waka_training";

  private Training() {}

  public static void main(String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of("--port", "0", "--api-key", API_KEY, "--wallet-key", WALLET_KEY));
    words.add("--stop-with-input");
    Process mock = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader output = mock.inputReader(StandardCharsets.UTF_8)) {
      String ready = String.valueOf(output.readLine());
      use(URI.create(ready.substring(ready.lastIndexOf(' ') + 1)));
      mock.getOutputStream().close();
      int code = mock.waitFor();
      if (code != 0) {
        throw new IllegalStateException("The mock ended with " + code);
      }
    } finally {
      mock.destroyForcibly();
    }
  }

  private static void use(URI mock) throws IOException, InterruptedException {
    String page = get(mock.resolve("/mock.json"));
    pay(mock, destination(page, "keysend-sent"), 2, 201);
    pay(mock, destination(page, "failure-no-route"), 2, 400);
    pay(mock, destination(page, "keysend-sent"), 0, 400);
    for (String path : List.of("/", "/docs", "/openapi.yaml", "/__admin/requests")) {
      get(mock.resolve(path));
    }
    get(mock.resolve("/__admin/keysend/state"));
  }

  private static String destination(String page, String example) {
    Matcher key =
        Pattern.compile('"' + example + "\".*?\"dest_pubkey\"\\s*:\\s*\"(\\w+)\"", Pattern.DOTALL)
            .matcher(page);
    if (!key.find()) {
      throw new IllegalStateException("/mock.json has no destination of " + example);
    }
    return key.group(1);
  }

  private static String get(URI uri) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri), 200);
  }

  private static void pay(URI mock, String destination, int satoshis, int status)
      throws IOException, InterruptedException {
    String body = "{\"dest_pubkey\":\"" + destination + "\",\"num_satoshis\":" + satoshis + "}";
    send(
        HttpRequest.newBuilder(mock.resolve("/v1/wallet/" + WALLET_KEY + "/keysend"))
            .header("X-Api-Key", API_KEY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)),
        status);
  }

  private static String send(HttpRequest.Builder request, int status)
      throws IOException, InterruptedException {
    var response = CLIENT.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() != status) {
      throw new IllegalStateException(
          "Expected " + status + ", not " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }
}
