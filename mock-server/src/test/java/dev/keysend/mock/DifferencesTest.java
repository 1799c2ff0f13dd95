package dev.keysend.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.mock.http.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code docs/LNPAY-SERVER.md} lists where this mock differs from LNPay's server. This test checks
 * what each row says about the mock. What a row says about the server was measured on that server.
 */
class DifferencesTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "LNPAY-SERVER.md");

  /**
   * A difference.
   *
   * @param server what LNPay's server does
   * @param mock what the mock does
   * @param check the request to the mock, and the status and words that its response must have
   */
  private record Row(String request, String server, String mock, String why, Check check) {}

  /** A request to a mock, and the status and words that its response must have. */
  private record Check(
      Function<KeysendMockServer, HttpRequest> request, int status, List<String> words) {}

  private static Check body(String body, int status, String... words) {
    return new Check(mock -> Http.request(mock, body).build(), status, List.of(words));
  }

  private static Check more(String field, int status, String... words) {
    return body(
        "{\"dest_pubkey\":\"" + Http.DESTINATION + "\",\"num_satoshis\":2," + field + "}",
        status,
        words);
  }

  private static Check header(String name, String value, int status, String... words) {
    return new Check(
        mock -> Http.request(mock, PAYMENT).setHeader(name, value).build(), status, List.of(words));
  }

  private static Check method(String method, String after, int status, String... words) {
    return new Check(
        mock ->
            Http.request(mock, PAYMENT)
                .uri(
                    URI.create(
                        mock.baseUrl() + "/v1/wallet/" + mock.walletKey() + "/keysend" + after))
                .method(method, BodyPublishers.ofString(PAYMENT))
                .build(),
        status,
        List.of(words));
  }

  private static final String PAYMENT = Http.payment(Http.DESTINATION, 2);
  private static final String TYPES = "The documentation gives the type";

  private static final List<Row> STRICTER =
      List.of(
          new Row(
              "`num_satoshis` is a string of digits, `\"2\"`",
              "201",
              "400",
              TYPES + ": integer. Other servers may refuse a string",
              body(PAYMENT.replace(":2}", ":\"2\"}"), 400, "/num_satoshis: ")),
          new Row(
              "`num_satoshis` is `1.5`",
              "500, after it pays 1; it does not debit the wallet, which stays busy for an hour",
              "400, nothing is paid",
              "A bug of the server",
              body(PAYMENT.replace(":2}", ":1.5}"), 400, "/num_satoshis: ")),
          new Row(
              "`passThru` is a string that holds a JSON object",
              "201",
              "400",
              TYPES + ": object",
              more("\"passThru\":\"{\\\"a\\\":1}\"", 400, "/passThru: ")),
          new Row(
              "`passThru` is a list",
              "201; the response has an object with numbers as names",
              "400",
              TYPES + ": object",
              more("\"passThru\":[\"a\"]", 400, "/passThru: ")),
          new Row(
              "`passThru` is `null`",
              "201, as if it were left out",
              "400",
              TYPES + ": object. Leave the field out",
              more("\"passThru\":null", 400, "/passThru: ")),
          new Row(
              "`fee_limit_msat` is `null`",
              "201, as if it were left out",
              "400",
              TYPES + ": integer. Leave the field out",
              more("\"fee_limit_msat\":null", 400, "/fee_limit_msat: ")),
          new Row(
              "the request sets `passThru.method`",
              "201; the value replaces the server's `api`",
              "400",
              "The field belongs to the server",
              more("\"passThru\":{\"method\":\"mine\"}", 400, "/passThru/method: ")),
          new Row(
              "`passThru` or a record has half a surrogate pair, or the number `-0`",
              "400 for half a pair; 201 for `-0`, which comes back as 0",
              "400",
              "It would come back changed",
              more("\"passThru\":{\"a\":\"\\ud83d\"}", 400, "/passThru/a: ")),
          new Row(
              "a custom record's value is an object",
              "201 (documented in 2023); sends the JSON as a string",
              "400",
              "The 2020 documentation says string. Send the JSON as a string",
              more(
                  "\"custom_records\":{\"7629169\":{\"a\":\"b\"}}",
                  400,
                  "/custom_records/7629169")),
          new Row(
              "a custom record's key is 65536",
              "201",
              "400",
              "The documentation says greater than 65536",
              more("\"custom_records\":{\"65536\":\"a\"}", 400, "/custom_records/65536")),
          new Row(
              "a custom record's key is below 65536",
              "400 `Failure reason: no custom records with types below 65536 allowed`",
              "400 with its own message, without asking the node",
              "The same outcome, and the message names the place",
              more("\"custom_records\":{\"5\":\"a\"}", 400, "/custom_records/5")),
          new Row(
              "a custom record's key is `65537.5` or `7e4`",
              "201, paid with the keys 65537 and 70000",
              "400",
              "The documentation says integer",
              more("\"custom_records\":{\"7e4\":\"a\"}", 400, "/custom_records/7e4")),
          new Row(
              "`custom_records` is `[]`",
              "201, ignored",
              "400",
              TYPES + ": object",
              more("\"custom_records\":[]", 400, "/custom_records: ")),
          new Row(
              "the request has a keysend record, 5482373484",
              "400 `FAILURE_REASON_INCORRECT_PAYMENT_DETAILS` from the node",
              "400 with its own message, without asking the node",
              "The same outcome, and the message says what to do",
              more(
                  "\"custom_records\":{\"5482373484\":\"ab\"}",
                  400,
                  "/custom_records/5482373484: ")),
          new Row(
              "the destination is not a point on the curve",
              "left to the node",
              "400",
              "No node can have such a key",
              body(Http.payment("02" + "0".repeat(63) + "5", 2), 400, "/dest_pubkey: ")),
          new Row(
              "an object has the same name twice",
              "the last one counts",
              "400",
              "Programs differ in which one they read",
              more("\"num_satoshis\":3", 400, "num_satoshis")),
          new Row(
              "a form body",
              "201 (documented in 2023)",
              "415; with `--accept-forms` the same as the server",
              "The 2020 documentation sends JSON",
              header("Content-Type", "application/x-www-form-urlencoded", 415, "--accept-forms")),
          new Row(
              "`Content-Type: text/plain`, or none",
              "400 `Num Satoshis cannot be blank.`, because it reads a form",
              "415; with `--accept-forms` it reads a body without a type as a form",
              "The message names the mistake",
              header("Content-Type", "text/plain", 415, "application/json")),
          new Row(
              "a key in another case; the API key followed by a space",
              "accepted; a wallet key followed by a space is 404, an HTML page",
              "401",
              "A bug of the server",
              header("X-Api-Key", "PAK_O0iUMxk8kK_qUzkT4YKFvp1ZsUtp", 401, "invalid credentials")),
          new Row(
              "`OPTIONS` with keys and a body",
              "pays; without keys 401",
              "204, never pays",
              "A bug of the server",
              method("OPTIONS", "", 204)),
          new Row(
              "`GET` with `X-HTTP-Method-Override: POST`",
              "pays",
              "405",
              "A bug of the server",
              new Check(
                  mock ->
                      Http.request(mock, PAYMENT)
                          .header("X-HTTP-Method-Override", "POST")
                          .method("GET", BodyPublishers.ofString(PAYMENT))
                          .build(),
                  405,
                  List.of("must be POST"))));

  private static final List<Row> DIFFERENT =
      List.of(
          new Row(
              "a wrong field",
              "400, one problem at a time: `Dest Pubkey should contain 66 characters.`",
              "400, all problems at once, each with its JSON pointer",
              "You fix your client faster",
              body("{\"dest_pubkey\":\"02ab\"}", 400, "/dest_pubkey: ", "/num_satoshis: ")),
          new Row(
              "`num_satoshis` is 0",
              "400 `Failure reason: amount must be specified`, and a webhook",
              "400 with its own message, no webhook",
              "The mock does not ask the node",
              body(Http.payment(Http.DESTINATION, 0), 400, "/num_satoshis: ")),
          new Row(
              "`fee_limit_msat` is not an integer",
              "400 `Failure reason: Expect integer.`",
              "400 with its own message",
              "The mock does not ask the node",
              more("\"fee_limit_msat\":\"x\"", 400, "/fee_limit_msat: ")),
          new Row(
              "`Content-Type: APPLICATION/JSON`",
              "400 `Num Satoshis cannot be blank.`, because it does not read it as JSON",
              "201",
              "A bug of the server: media types ignore case",
              header("Content-Type", "APPLICATION/JSON", 201)),
          new Row(
              "`POST` with `X-HTTP-Method-Override: PUT`",
              "404, an HTML page",
              "201",
              "The mock ignores the header",
              header("X-HTTP-Method-Override", "PUT", 201)),
          new Row(
              "malformed JSON",
              "400 `Invalid JSON data in request body: …`",
              "400 with line and column",
              "The message names the place",
              body("{\"dest", 400, "line 1, column")),
          new Row(
              "an empty body",
              "400 `Num Satoshis cannot be blank.`",
              "400 `The body is not JSON: it is empty`",
              "The message names the mistake",
              body("", 400, "it is empty")),
          new Row(
              "`passThru` contains objects and lists",
              "201; it returns `{}` as `[]`, doubles lists and reorders names",
              "201; it returns everything as you sent it",
              "Bugs of the server",
              more(
                  "\"passThru\":{\"o\":{},\"l\":[1,2],\"a\":1}",
                  201,
                  "{\"method\":\"api\",\"o\":{},\"l\":[1,2],\"a\":1}")),
          new Row(
              "a destination in upper case",
              "paid; `custom_records: null`, or on PHP 8 500, and the wallet stays busy for an hour",
              "201; the response has it in lower case",
              "A bug of the server",
              body(
                  Http.payment(Http.DESTINATION.toUpperCase(java.util.Locale.ROOT), 2),
                  201,
                  "\"dest_pubkey\":\"" + Http.DESTINATION)),
          new Row(
              "another method",
              "404, an HTML page",
              "405 with the contract's error and `Allow`",
              "The message names the mistake",
              method("PUT", "", 405, "must be POST")),
          new Row(
              "a slash at the end of the path, or another path",
              "404, an HTML page",
              "404 with the contract's error; an HTML page only for `Accept: text/html`",
              "Programs can read it, and it names the right path",
              method("POST", "/", 404, "/v1/wallet/{access_key}/keysend")),
          new Row(
              "`GET /v1/wallet/{key}` with an unknown key",
              "401 `waka_ access key provided does not permission to do this: wallet_read`",
              "401 with the message for a payment",
              "The same refusal for the same mistake",
              new Check(
                  mock ->
                      HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/v1/wallet/waka_nobody"))
                          .header("X-Api-Key", mock.apiKey())
                          .build(),
                  401,
                  List.of("Invalid Wallet Access Key"))),
          new Row(
              "`GET /v1/wallet/{key}/transactions`",
              "pages of 100 transactions, each with the wallet as it is now; also rows for network"
                  + " fees (`network_fee`), and deposits with `lnTx: null`; the headers"
                  + " `X-Pagination-…` and `Link`, which contains the wallet key",
              "the newest 100 transactions, each with the wallet as it was then",
              "The mock keeps only its newest payments",
              new Check(
                  mock ->
                      HttpRequest.newBuilder(
                              URI.create(
                                  mock.baseUrl()
                                      + "/v1/wallet/"
                                      + mock.walletKey()
                                      + "/transactions"))
                          .header("X-Api-Key", mock.apiKey())
                          .build(),
                  200,
                  List.of("["))),
          new Row(
              "`X-LNPAY-ASYNC: 1`",
              "200; it pays some seconds later",
              "200; it pays at once",
              "Your tests need not wait. The response is the same, and a webhook tells the outcome",
              header("X-LNPAY-ASYNC", "1", 200, "{\"success\":1,\"id\":\"1\"}")));

  @TestFactory
  Stream<DynamicTest> theMockDoesWhatThePageSays() {
    return Stream.concat(STRICTER.stream(), DIFFERENT.stream())
        .map(row -> DynamicTest.dynamicTest(row.request(), () -> check(row.check())));
  }

  private static void check(Check check) throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.start()) {
      HttpResponse<String> answer = Http.send(check.request().apply(mock));

      assertThat(answer.statusCode()).isEqualTo(check.status());
      check.words().forEach(words -> assertThat(answer.body()).contains(words));
      if (check.status() > 201) {
        assertThat(mock.payments()).isEmpty();
      }
    }
  }

  @Test
  void pageListsTheRows() throws Exception {
    GeneratedPart.assertIs(DOCUMENT, "stricter", table(STRICTER));
    GeneratedPart.assertIs(DOCUMENT, "different", table(DIFFERENT));
  }

  private static String table(List<Row> rows) {
    return rows.stream()
        .map(row -> line(row.request(), row.server(), row.mock(), row.why()))
        .collect(
            Collectors.joining(
                "\n",
                line("request", "LNPay's server", "the mock", "why")
                    + "\n| --- | --- | --- | --- |\n",
                "\n"));
  }

  private static String line(String... cells) {
    return Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |"));
  }
}
