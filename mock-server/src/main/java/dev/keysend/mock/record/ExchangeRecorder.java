package dev.keysend.mock.record;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.contract.Operation;
import dev.keysend.contract.Response;
import dev.keysend.mock.endpoint.payment.PairCheck;
import dev.keysend.mock.example.ExampleFiles;
import dev.keysend.mock.example.ExamplePair;
import dev.keysend.mock.secret.Secrets;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Turns exchanges into example pairs and writes those that keep the contract. */
final class ExchangeRecorder {
  private static final Pattern REASON =
      Pattern.compile("Failure reason: FAILURE_REASON_([A-Z_]{1,40})");

  /** A schema's pattern for identifiers, such as {@code ^wtx_[0-9A-Za-z_-]+$}. */
  private static final Pattern IDENTIFIER = Pattern.compile("\\^([a-z]+)_\\[.*");

  /** What API keys and wallet keys begin with, and identifiers that can be paid. */
  private static final Set<String> KEYS = Set.of("pak", "sak", "wak[a-z]*", "lnurl[a-z]*");

  private static final Pattern THIRTY_TWO_BYTES = Pattern.compile("[0-9A-Fa-f]{64}");

  /** How many files one run writes, so that a load test does not fill the disk. */
  private static final int MOST_FILES = 1_000;

  private final Operation operation;
  private final ExampleFiles files;
  private final Disguise disguise;
  private final BodyDisguise bodies;
  private final Secrets secrets = new Secrets();
  private final int mostFiles;
  private int written;

  ExchangeRecorder(Contract contract, Path folder) {
    this(contract, folder, MOST_FILES);
  }

  ExchangeRecorder(Contract contract, Path folder, int mostFiles) {
    this.mostFiles = mostFiles;
    this.operation = contract.operation();
    this.files = new ExampleFiles(folder, new PairCheck(operation)::problems);
    Set<String> prefixes = new TreeSet<>(KEYS);
    identifiers(contract.document(), prefixes);
    this.disguise = new Disguise(prefixes);
    JsonNode recorded =
        operation.responses().get("201").examples().values().iterator().next().value();
    this.bodies =
        new BodyDisguise(
            disguise, new Balances(), recorded.path("wal").path("user_label").asString());
  }

  private static void identifiers(JsonNode schema, Set<String> prefixes) {
    Matcher pattern = IDENTIFIER.matcher(schema.path("pattern").asString(""));
    if (pattern.matches()) {
      prefixes.add(pattern.group(1));
    }
    schema.forEach(child -> identifiers(child, prefixes));
  }

  /**
   * Writes an exchange.
   *
   * @return what happened, without secrets: the file, or why there is none
   */
  synchronized String record(LiveExchange exchange) {
    if (written >= mostFiles) {
      return "Not written: this run has written "
          + mostFiles
          + " examples, which is the limit; start it again to write more";
    }
    for (String secret : exchange.credentials()) {
      secrets.add(secret);
      disguise.key(secret);
    }
    String sentence;
    try {
      sentence = written(exchange);
    } catch (NotRecordedException e) {
      sentence = disguise.apply("Not written: " + e.getMessage());
    } catch (UncheckedIOException e) {
      sentence = "Not written: " + e.getMessage();
    }
    return secrets.isIn(sentence) ? "Not written: it breaks the contract" : sentence;
  }

  private String written(LiveExchange exchange) throws NotRecordedException {
    int status = exchange.response().getStatus();
    Response documented = operation.response(status).orElseThrow();
    String contentType = exchange.response().getHeaders().getContentTypeHeader().mimeTypePart();
    if (!documented.mediaType().equalsIgnoreCase(contentType)) {
      throw new NotRecordedException(
          "the response with status "
              + status
              + ", has "
              + (contentType == null ? "no Content-Type" : "the Content-Type " + contentType)
              + ", but "
              + documented.mediaType()
              + " is in the contract");
    }
    JsonNode request = read("request", exchange.request().getBody());
    JsonNode answer = read("answer", exchange.response().getBody());
    refuseIfBroken(new ExamplePair("original", "", request, status, answer));
    preimages(request);
    preimages(answer);
    ExamplePair pair;
    try {
      JsonNode otherRequest = again(bodies.request(request));
      JsonNode otherAnswer = again(bodies.answer(answer, exchange.walletKey(), request));
      pair =
          new ExamplePair(
              name(status, answer), summary(request, status), otherRequest, status, otherAnswer);
    } catch (ArithmeticException e) {
      throw new NotRecordedException("a balance is out of range: " + e.getMessage());
    }
    refuseIfBroken(pair);
    if (givesAway(pair.request()) || givesAway(pair.response())) {
      throw new NotRecordedException("it still contains a key or a preimage in another form");
    }
    Path file = files.write(pair);
    written++;
    return "Wrote " + file;
  }

  private void refuseIfBroken(ExamplePair pair) throws NotRecordedException {
    List<String> problems = files.problems(pair);
    if (!problems.isEmpty()) {
      throw new NotRecordedException("it breaks the contract: " + String.join("; ", problems));
    }
  }

  /** Numbers compare as they are read, so a body is read as a file would be. */
  private static JsonNode again(JsonNode body) throws NotRecordedException {
    return read("body", Json.write(body).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static JsonNode read(String name, byte[] body) throws NotRecordedException {
    try {
      return Json.read(body);
    } catch (MalformedJsonException e) {
      throw new NotRecordedException("the " + name + " is not JSON");
    }
  }

  /** Remembers every preimage and hash, so that none is written in another form either. */
  private void preimages(JsonNode body) {
    if (body.isString() && THIRTY_TWO_BYTES.matcher(body.asString()).matches()) {
      secrets.add(body.asString());
    }
    body.forEach(this::preimages);
  }

  private boolean givesAway(JsonNode body) {
    if (body.isString() && secrets.isIn(body.asString())) {
      return true;
    }
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (secrets.isIn(field.getKey())) {
        return true;
      }
    }
    for (JsonNode child : body) {
      if (givesAway(child)) {
        return true;
      }
    }
    return false;
  }

  /** By what happened, so that a folder's list says what is in it. */
  private static String name(int status, JsonNode answer) {
    Matcher reason = REASON.matcher(answer.path("message").asString(""));
    return reason.matches()
        ? "recorded-" + status + "-" + reason.group(1).toLowerCase(Locale.ROOT).replace('_', '-')
        : "recorded-" + status;
  }

  private static String summary(JsonNode request, int status) {
    String amount = request.path("num_satoshis").asString();
    return amount + (amount.equals("1") ? " satoshi" : " satoshis") + ", status " + status;
  }
}
