package dev.keysend.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
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
 * {@code docs/LNPAY-SERVER.md} lists where this mock differs from LNPay's server. What it says of
 * the mock is tried here, row by row; what it says of the server was measured on it.
 */
class DifferencesTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "LNPAY-SERVER.md");

  private static final String HEAD =
      """
      # This mock and LNPay's server

      LNPay's own server is public. It was run with a stand-in for its Lightning node, and asked the same as this mock. Where the
      endpoint's documentation of 2020 says something, the mock follows that; where the documentation is silent, the mock
      follows the server. This page lists what is left. Every row is tried in the build, against the mock
      (`mvn verify -pl mock-server -am -Dkeysend.writeDocuments` writes the page anew).

      Error messages have the server's words where the contract has an example of them, then ` Mock: ` and how to go on.
      """;

  /**
   * A difference.
   *
   * @param server what LNPay's server does
   * @param mock what the mock does
   * @param check tries the mock; the answer's status, and words of its body, are what it must give
   */
  private record Row(String request, String server, String mock, String why, Check check) {}

  /** A request to a mock, and what its answer must be. */
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
              "`num_satoshis` is digits in quotes, `\"2\"`",
              "201",
              "400",
              TYPES + ": integer. Other servers need not read a text",
              body(PAYMENT.replace(":2}", ":\"2\"}"), 400, "/num_satoshis: ")),
          new Row(
              "`num_satoshis` is `1.5`",
              "500 after paying 1; the wallet is not debited and stays busy for an hour",
              "400, nothing is paid",
              "A fault of the server",
              body(PAYMENT.replace(":2}", ":1.5}"), 400, "/num_satoshis: ")),
          new Row(
              "`passThru` is the text of a JSON object",
              "201",
              "400",
              TYPES + ": object",
              more("\"passThru\":\"{\\\"a\\\":1}\"", 400, "/passThru: ")),
          new Row(
              "`passThru` is a list",
              "201; comes back as an object with numbers for names",
              "400",
              TYPES + ": object",
              more("\"passThru\":[\"a\"]", 400, "/passThru: ")),
          new Row(
              "`passThru` is `null`",
              "201, as if it were not there",
              "400",
              TYPES + ": object. Leave the field out",
              more("\"passThru\":null", 400, "/passThru: ")),
          new Row(
              "`passThru.method` is the caller's own",
              "201; it replaces the server's `api`",
              "400",
              "The field is the server's, and what comes back must not depend on who wins",
              more("\"passThru\":{\"method\":\"mine\"}", 400, "/passThru/method: ")),
          new Row(
              "`passThru` or a record has half a surrogate pair, or the number `-0`",
              "not measured",
              "400",
              "It would come back altered",
              more("\"passThru\":{\"a\":\"\\ud83d\"}", 400, "/passThru/a: ")),
          new Row(
              "a custom record's value is an object",
              "201 (documented in 2023); travels as its JSON text",
              "400",
              "The documentation of 2020 says string. Send the JSON as a text",
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
              "a custom record's key is below that",
              "400 `Failure reason: no custom records with types below 65536 allowed`",
              "400 in its own words, before the node is asked",
              "The same end, and the message names the place",
              more("\"custom_records\":{\"5\":\"a\"}", 400, "/custom_records/5")),
          new Row(
              "`custom_records` is `[]`",
              "201, ignored",
              "400",
              TYPES + ": object",
              more("\"custom_records\":[]", 400, "/custom_records: ")),
          new Row(
              "the keysend record 5482373484 is the caller's own",
              "400 `FAILURE_REASON_INCORRECT_PAYMENT_DETAILS` from the node",
              "400 in its own words, before the node is asked",
              "The same end, and the message says what to do",
              more(
                  "\"custom_records\":{\"5482373484\":\"ab\"}",
                  400,
                  "/custom_records/5482373484: ")),
          new Row(
              "the destination is no point of the curve",
              "left to its node",
              "400",
              "No node can have such a key",
              body(Http.payment("02" + "0".repeat(63) + "5", 2), 400, "/dest_pubkey: ")),
          new Row(
              "a name stands twice in an object",
              "the last one counts",
              "400",
              "What others read from it is anybody's guess",
              more("\"num_satoshis\":3", 400, "num_satoshis")),
          new Row(
              "a form",
              "201 (documented in 2023)",
              "415, or as the server with `--accept-forms`",
              "The documentation of 2020 sends JSON",
              header("Content-Type", "application/x-www-form-urlencoded", 415, "--accept-forms")),
          new Row(
              "`Content-Type: text/plain`, or none",
              "400 `Num Satoshis cannot be blank.`, since it reads a form",
              "415; none is read as a form with `--accept-forms`",
              "The message names the mistake",
              header("Content-Type", "text/plain", 415, "application/json")),
          new Row(
              "a key in another case, or with a blank after it",
              "taken",
              "401",
              "A fault of the server",
              header("X-Api-Key", "PAK_O0iUMxk8kK_qUzkT4YKFvp1ZsUtp", 401, "invalid credentials")),
          new Row(
              "`OPTIONS` with keys and a body",
              "pays",
              "204, never pays",
              "A fault of the server",
              method("OPTIONS", "", 204)));

  private static final List<Row> OTHERWISE =
      List.of(
          new Row(
              "a wrong field",
              "400, one problem at a time: `Dest Pubkey should contain 66 characters.`",
              "400, all problems at once, each with its place",
              "Shorter ways for whoever builds a client",
              body("{\"dest_pubkey\":\"02ab\"}", 400, "/dest_pubkey: ", "/num_satoshis: ")),
          new Row(
              "`num_satoshis` is 0",
              "400 `Failure reason: amount must be specified`, and a webhook",
              "400 in its own words, no webhook",
              "The node is not asked",
              body(Http.payment(Http.DESTINATION, 0), 400, "/num_satoshis: ")),
          new Row(
              "`fee_limit_msat` is no integer",
              "400 `Failure reason: Expect integer.`",
              "400 in its own words",
              "The node is not asked",
              more("\"fee_limit_msat\":\"x\"", 400, "/fee_limit_msat: ")),
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
              "`passThru` has objects and lists in it",
              "201; `{}` comes back as `[]`, lists doubled, names reordered",
              "201, everything as it was sent",
              "Faults of the server",
              more(
                  "\"passThru\":{\"o\":{},\"l\":[1,2],\"a\":1}",
                  201,
                  "{\"method\":\"api\",\"o\":{},\"l\":[1,2],\"a\":1}")),
          new Row(
              "a destination in upper case",
              "paid; `custom_records: null`, or 500 on PHP 8",
              "201, answered in lower case",
              "A fault of the server",
              body(
                  Http.payment(Http.DESTINATION.toUpperCase(java.util.Locale.ROOT), 2),
                  201,
                  "\"dest_pubkey\":\"" + Http.DESTINATION)),
          new Row(
              "another method at the endpoint",
              "404, an HTML page",
              "405 in the error shape, with `Allow`",
              "The message names the mistake",
              method("PUT", "", 405, "must be POST")),
          new Row(
              "a slash at the end, or another path",
              "404, an HTML page",
              "404 in the error shape; the page only for `Accept: text/html`",
              "Programs can read it; it names the right path",
              method("POST", "/", 404, "/v1/wallet/{access_key}/keysend")),
          new Row(
              "a wallet is looked at with an unknown key",
              "401 `waka_ access key provided does not permission to do this: wallet_read`",
              "401 in the words of a payment",
              "One refusal for one mistake",
              new Check(
                  mock ->
                      HttpRequest.newBuilder(URI.create(mock.baseUrl() + "/v1/wallet/waka_nobody"))
                          .header("X-Api-Key", mock.apiKey())
                          .build(),
                  401,
                  List.of("Invalid Wallet Access Key"))),
          new Row(
              "`GET /v1/wallet/{key}/transactions`",
              "pages of 100, each with the wallet as it is now",
              "the newest 100, each with the wallet as it was then",
              "A mock keeps its newest payments only",
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
              "200; the payment runs seconds later",
              "200; the payment is made at once",
              "Tests need not wait. The answer is the same, and a webhook tells the end",
              header("X-LNPAY-ASYNC", "1", 200, "{\"success\":1,\"id\":\"1\"}")));

  private static final String REST =
      """

      ## What no single request shows

      - **Webhooks.** The server posts within the payment's request, so a slow receiver holds the payer up. The mock posts
        afterwards, one webhook after the other, and never holds anybody up. A webhook of the mock has the fields of the answer:
        those of 2020, or with `--settled-example keysend-sent-2023` those of 2023.
      - **A lost stream.** When the server loses its node after paying, it debits nothing and lists no transaction. The mock pays
        `fault-lost-stream` from the wallet and lists it; answer and webhook are the server's.
      - **Busy wallets.** The server locks a wallet for payments of a tenth of its balance or more, and below that takes more than
        it holds when many come at once. A wallet of the mock never pays what it does not hold, a network fee excepted, and is
        busy only with `--max-payments-at-once`.
      - **Left out.** Secret keys (`sak_…`), several accounts, invoices, LNURL, and everything else that is not keysend; the
        cookie `_csrf`; the debug mode. Stubs can stand in: `--mappings`.
      - The server's preflight answers 200 with `null`; the mock's answers 204.
      """;

  @TestFactory
  Stream<DynamicTest> theMockDoesWhatThePageSays() {
    return Stream.concat(STRICTER.stream(), OTHERWISE.stream())
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
  void thePageListsTheRows() throws Exception {
    String document =
        HEAD
            + "\n## Stricter\n\n"
            + table(STRICTER)
            + "\n## Otherwise\n\n"
            + table(OTHERWISE)
            + REST;
    if (System.getProperty("keysend.writeDocuments") != null) {
      Files.writeString(DOCUMENT, document);
    }

    assertThat(Files.readString(DOCUMENT)).isEqualToNormalizingNewlines(document);
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
