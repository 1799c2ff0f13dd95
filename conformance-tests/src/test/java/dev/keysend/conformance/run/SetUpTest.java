package dev.keysend.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.Conclusion;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.report.Verdict;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.server.Response;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.contract.Contract;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Correct servers, but a wrong set-up of the kit: no rule fails, and the report says what to
 * change.
 */
@Execution(ExecutionMode.CONCURRENT)
class SetUpTest {
  private static final String CAP = "100000";

  @ParameterizedTest
  @ValueSource(strings = {"0", CAP})
  void reportsAWrongApiKey(String cap) {
    RunReport report =
        KitRun.on(
            new Behaviour(), Map.of(Setting.API_KEY, "pak_another-one", Setting.MAX_SATS, cap));
    assertUntested(
        report, "\"HTTP 401: Your request was made with invalid credentials.\"", "--api-key");
  }

  @Test
  void reportsAWrongWalletKey() {
    RunReport report =
        KitRun.on(
            new Behaviour(), Map.of(Setting.WALLET_KEY, "waka_another-one", Setting.MAX_SATS, CAP));
    assertUntested(report, "\"HTTP 404: There is no such wallet.\"", "--wallet-key", "--base-url");
  }

  @Test
  void reportsAReadOnlyWalletKey() {
    RunReport report =
        KitRun.on(
            new Behaviour(),
            Map.of(Setting.WALLET_KEY, KeysendServer.READ_ONLY_KEY, Setting.MAX_SATS, CAP));
    assertUntested(report, "\"HTTP 403: This key may not withdraw.\"", "--wallet-key");
  }

  @Test
  void reportsWhereARedirectLeads() {
    Behaviour behaviour = new Behaviour();
    behaviour.before =
        sent -> {
          Response response = new Response(301, "");
          response.headers.put("Location", "https://wallet.example" + sent.path());
          return Optional.of(response);
        };
    RunReport report = KitRun.on(behaviour, Map.of(Setting.MAX_SATS, CAP));
    assertUntested(
        report,
        "\"HTTP 301 to https://wallet.example/v1/wallet/${KEYSEND_WALLET_KEY}/keysend\"",
        "--base-url");
  }

  @Test
  void aTargetThatRateLimitsEveryRequestIsNotTested() {
    Behaviour behaviour = new Behaviour();
    behaviour.before = sent -> Optional.of(tooMany());
    RunReport report = KitRun.on(behaviour, Map.of(Setting.MAX_SATS, CAP));
    assertUntested(report, "\"HTTP 429: Too many requests.\"", "--pause");
  }

  /** Whichever requests the target limits, no rule fails, and no rule passes that was not tried. */
  @ParameterizedTest
  @ValueSource(
      strings = {"n > 1", "n > 10", "n > 60", "n % 2 == 0", "n % 2 == 1", "n % 7 == 3", "n < 20"})
  @Tag("thorough")
  void aRateLimitIsNeitherARefusalNorABrokenRule(String limited) {
    Behaviour behaviour = new Behaviour();
    behaviour.before =
        sent ->
            isLimited(behaviour.counter.incrementAndGet(), limited)
                ? Optional.of(tooMany())
                : Optional.empty();
    RunReport report = KitRun.on(behaviour);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED, Outcome.ERROR)).isEmpty();
    assertThat(report.verdict().isSuccess(false)).isTrue();
    if (report.plan().stream().anyMatch(each -> each.status().equals(Optional.of(429)))) {
      assertThat(new Conclusion(report).notCovered())
          .containsKey("the target limits its rate (HTTP 429); run again with --pause");
    }
    Set<String> untried = new TreeSet<>();
    report.plan().stream()
        .filter(request -> request.status().equals(Optional.of(429)))
        .forEach(request -> untried.add("refuses-" + request.id()));
    assertThat(KitRun.rules(report, Outcome.PASSED)).noneMatch(untried::contains);
  }

  private static boolean isLimited(long n, String limited) {
    String[] words = limited.split(" ", -1);
    long last = Long.parseLong(words[words.length - 1]);
    return switch (words[1]) {
      case ">" -> n > last;
      case "<" -> n < last;
      default -> n % Long.parseLong(words[2]) == last;
    };
  }

  /** A pause keeps apart the requests that the kit would otherwise send at the same time. */
  @Test
  @Tag("thorough")
  void aPauseLeavesRulesAboutSimultaneousRequestsNotExercised() {
    RunReport report = KitRun.on(new Behaviour(), Map.of(Setting.PAUSE, "0.001"));
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED, Outcome.ERROR)).isEmpty();
    assertThat(KitRun.rules(report, Outcome.NOT_EXERCISED))
        .containsExactlyInAnyOrder(
            "accepts-payments-at-once",
            "balance-counts-many-at-once",
            "balance-counts-payments-at-once",
            "refusals-at-once-leave-balance",
            "refuses-many-at-once-beyond-balance",
            "refuses-spending-twice",
            "accepts-most-of-balance");
  }

  /** The server does not accept Basic authentication, which is how the contract sends the key. */
  @Test
  void aServerThatTakesTheKeyOnlyInAHeaderFailsAndItsRefusalsProveNothing() {
    Behaviour behaviour = new Behaviour();
    behaviour.takesBasic = false;
    RunReport report = KitRun.on(behaviour);
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_CONFORMANT);
    assertThat(KitRun.rules(report, Outcome.FAILED))
        .contains("accepts-smallest")
        .doesNotContain("refusal-status");
    assertThat(KitRun.rules(report, Outcome.PASSED))
        .contains("accepts-api-key-header")
        .doesNotContain("refuses-num-satoshis-negative-digits", "refuses-more-than-balance");
    assertThat(new Conclusion(report).notCovered())
        .containsKey("the target responded with HTTP 401, which says nothing about the body");
  }

  @Test
  void theVerdictQuotesTheTargetWhenNoPaymentSettles() {
    Behaviour behaviour = new Behaviour();
    behaviour.onFailure =
        error -> error.put("message", "Failure reason: FAILURE_REASON_NO_ROUTE\u0007");
    RunReport report = KitRun.on(behaviour, Map.of(Setting.DEST_PUBKEY, unroutable()));
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_TESTED);
    String quoted = "HTTP 400: Failure reason: FAILURE_REASON_NO_ROUTE\\u0007";
    assertThat(KitRun.reason(report, "accepts-smallest"))
        .isEqualTo("the target reported no payment as made: \"" + quoted + "\"");
    assertThat(new Conclusion(report).explanation()).contains("No payment was made");
    assertThat(new Conclusion(report).targetsWords().orElseThrow())
        .contains("\"" + quoted + "\"", "name a node that payments can reach with --dest-pubkey");
  }

  private static String unroutable() {
    return Contract.load()
        .operation()
        .requestExamples()
        .get("failure-no-route")
        .value()
        .path("dest_pubkey")
        .asString();
  }

  @Test
  void shortensALongMessageWithoutShowingPartOfASecret() {
    Behaviour behaviour = new Behaviour();
    String filler = "x".repeat(118 - "pak_".length());
    behaviour.refuses = body -> true;
    behaviour.onRefusal =
        error -> error.put("message", filler + " " + KeysendServer.API_KEY + "y".repeat(5000));
    RunReport report = KitRun.on(behaviour);
    assertThat(report.unreachable().orElseThrow())
        .contains("\"HTTP 400: " + filler, "…\"; ")
        .hasSizeLessThan(400)
        .doesNotContain("pak_");
  }

  @Test
  void thePlanShowsTheStatusOfEachResponse() {
    RunReport report = KitRun.on(new Behaviour(), Map.of(Setting.MAX_SATS, "1"));
    assertThat(report.plan())
        .anySatisfy(
            request -> {
              assertThat(request.id()).isEqualTo("pay-smallest");
              assertThat(request.status()).contains(201);
            })
        .anySatisfy(
            request -> {
              assertThat(request.id()).isEqualTo("pay-larger-amount");
              assertThat(request.status()).isEmpty();
            });
  }

  /** How the target responds to every request, and what the user then has to change. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | Failure reason: FAILURE_REASON_NO_ROUTE | --dest-pubkey",
        "400 | Failure reason: Socket closed           | the node may have paid nevertheless",
      })
  void namesTheOptionToChangeWhenTheSetUpIsWrong(int status, String message, String option) {
    assertNamesTheOptionToChange(status, message, option);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | Invalid Wallet Access Key.                     | --wallet-key",
        "402 | Not enough funds                               | top up the wallet",
        "403 | Rate limit exceeded                            | --pause",
        "400 | Invoice too large :) Max balance: 0            | top up the wallet",
        "400 | Failure reason: FAILURE_REASON_TIMEOUT         | --dest-pubkey",
        "401 | wakr_ access key provided does not permission  | --wallet-key",
        "422 | The API key is not known                       | --api-key",
        "500 | Your request was made with invalid credentials | --api-key",
        "502 | Bad Gateway                                    | --base-url",
        "503 | Service Unavailable                            | --base-url",
        "504 | Gateway Timeout                                | --base-url",
        "403 | The header X-Gateway-Key is missing            | --base-url",
      })
  @Tag("thorough")
  void namesTheOptionToChangeForOtherResponses(int status, String message, String option) {
    assertNamesTheOptionToChange(status, message, option);
  }

  private static void assertNamesTheOptionToChange(int status, String message, String option) {
    Behaviour behaviour = new Behaviour();
    behaviour.before = sent -> Optional.of(KeysendServer.error(status, message));
    RunReport report = KitRun.on(behaviour);
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_TESTED);
    assertThat(report.unreachable().orElseThrow())
        .contains("\"HTTP " + status + ": " + message + "\"")
        .contains(option);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.ERROR)).isEmpty();
  }

  @Test
  void anEmptyWalletIsNotTestedEvenIfItRefusesInvalidRequests() {
    Behaviour behaviour = new Behaviour();
    behaviour.openingBalance = 0;
    RunReport report = KitRun.on(behaviour);
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_TESTED);
    assertThat(report.unreachable().orElseThrow())
        .contains("\"HTTP 400: The wallet holds too little.\"; top up the wallet");
    assertThat(KitRun.rules(report, Outcome.PASSED)).contains("refuses-num-satoshis-boolean");
  }

  /** Bot protection responds with a page that contains a challenge. */
  @Test
  void reportsAPageInPlaceOfEveryResponse() {
    Behaviour behaviour = new Behaviour();
    behaviour.before = sent -> Optional.of(page());
    RunReport report = KitRun.on(behaviour);
    assertUntested(report, "HTTP 403", "a challenge", "--pause", "--base-url");
  }

  /** An occasional page or gateway error says nothing about the request. */
  @ParameterizedTest
  @ValueSource(ints = {403, 502, 503, 504})
  @Tag("thorough")
  void occasionalGatewayErrorsBreakNoRule(int status) {
    Behaviour behaviour = new Behaviour();
    behaviour.before =
        sent -> {
          if (behaviour.counter.incrementAndGet() % 5 != 3) {
            return Optional.empty();
          }
          Response response = page();
          response.status = status;
          return Optional.of(response);
        };
    RunReport report = KitRun.on(behaviour);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.ERROR)).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.CONFORMANT_AS_FAR_AS_EXERCISED);
  }

  /** The kit waits when the target asks it to, and then sends the request again. */
  @Test
  void exercisesEveryRuleDespiteBriefRateLimits() {
    Behaviour behaviour = new Behaviour();
    behaviour.before =
        sent ->
            behaviour.counter.incrementAndGet() % 3 == 1
                ? Optional.of(tooMany())
                : Optional.empty();
    RunReport report = KitRun.on(behaviour, KitRun.EVERYTHING);
    assertThat(report.verdict()).isEqualTo(Verdict.CONFORMANT);
  }

  @Test
  @Tag("thorough")
  void sequentialSendsOneRequestAtATime() {
    Behaviour behaviour = new Behaviour();
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    behaviour.before =
        sent -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          return Optional.empty();
        };
    behaviour.onWire = (sent, response) -> underWay.decrementAndGet();
    RunReport report = KitRun.on(behaviour, Map.of(Setting.SEQUENTIAL, "true"));
    assertThat(most).hasValue(1);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED, Outcome.ERROR)).isEmpty();
    assertThat(KitRun.reason(report, "refuses-spending-twice"))
        .isEqualTo("--sequential keeps requests from leaving at once");
  }

  private static Response page() {
    Response response = new Response(403, "<h1>Checking your browser</h1>");
    response.headers.put("Content-Type", "text/html");
    return response;
  }

  private static Response tooMany() {
    Response response = KeysendServer.error(429, "Too many requests.");
    response.headers.put("Retry-After", "0");
    return response;
  }

  private static void assertUntested(RunReport report, String answer, String... options) {
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_TESTED);
    assertThat(report.unreachable().orElseThrow()).contains(answer).contains(options);
    assertThat(new Conclusion(report).explanation()).isEqualTo("The target refuses every request.");
    assertThat(report.statistics()).containsOnlyKeys(Outcome.NOT_EXERCISED);
    assertThat(report.coverage()).noneMatch(part -> part.exercised());
  }
}
