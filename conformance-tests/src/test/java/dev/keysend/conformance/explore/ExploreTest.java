package dev.keysend.conformance.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.cli.Command;
import dev.keysend.conformance.report.Outcome;
import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.server.Transactions;
import dev.keysend.conformance.server.wrong.AccessServers;
import dev.keysend.conformance.server.wrong.WrongServer;
import dev.keysend.conformance.setting.Setting;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which faults generated requests find, and which servers they do not fail. */
@Execution(ExecutionMode.CONCURRENT)
class ExploreTest {
  private static final String RULE = "explored-requests-keep-the-rules";

  /** The rule that needs only the payment that exploration builds on. */
  private static final String SMALLEST = "accepts-smallest";

  /** Each seed finds most faults; a few of them find every fault. */
  private static final int MOST_SEEDS = 5;

  /** Servers with faults that none of the planned requests reveals. */
  static List<WrongServer> servers() {
    return List.of(
        wrong("refuses amounts from 300 to 399", b -> b.refuses = amounts(a -> a / 100 == 3)),
        wrong(
            "takes 1 satoshi too little for amounts from 200 on",
            b -> b.charge = amount -> amount >= 200 ? amount - 1 : amount),
        wrong(
            "cuts texts of 90 to 250 characters",
            b -> b.onSuccess = (request, answer) -> cut(answer)),
        wrong(
            "takes the second payment after a refusal twice, if it is of 30 or more",
            b -> {
              b.onRefusal = error -> b.counter.set(2);
              b.charge =
                  amount ->
                      b.counter.getAndUpdate(n -> Math.max(0, n - 1)) == 1 && amount >= 30
                          ? 2 * amount
                          : amount;
            }),
        wrong(
            "loses the last of exactly three records",
            b ->
                b.onSuccess =
                    (request, answer) -> {
                      if (request.path("custom_records").size() == 3) {
                        Transactions.records(answer)
                            .remove(last(request.path("custom_records").propertyNames()));
                      }
                    }),
        wrong(
            "takes keys with a wrong digit before their last",
            b ->
                b.alsoPays =
                    body -> body.path("dest_pubkey").asString("").matches("02?.{4,60}g.{3,}")),
        wrong(
            "pays amounts below -20",
            b -> {
              b.alsoPays = amounts(a -> a < -20);
              b.reads = amount -> Math.abs(amount);
            }),
        wrong(
            "looks API keys up by a pattern of SQL",
            b ->
                b.alsoAuthenticates =
                    sent ->
                        AccessServers.user(sent).equals(allButLast(KeysendServer.API_KEY) + "_:")),
        wrong(
            "finds the right access key within a longer text",
            b ->
                b.alsoPaysFrom =
                    key ->
                        key.contains(KeysendServer.WALLET_KEY)
                            && key.length() > KeysendServer.WALLET_KEY.length() + 1),
        wrong(
            "pays by OPTIONS what the query names",
            b ->
                b.alsoPaysBy =
                    sent ->
                        sent.method().equals("OPTIONS") && sent.query().contains("num_satoshis")),
        wrong(
            "breaks on a number as destination",
            b ->
                b.onWire =
                    (sent, reply) -> {
                      if (sent.json()
                          .filter(body -> body.path("dest_pubkey").isNumber())
                          .isPresent()) {
                        reply.status = 500;
                      }
                    }),
        wrong(
            "takes a satoshi where no route is found for 50 or more",
            b -> b.chargeOnFailure = amount -> amount >= 50 ? 1 : 0),
        wrong(
            "finds a key in any line",
            b ->
                b.alsoPays =
                    destinations(
                        key ->
                            key.matches("(?s).*\n.+")
                                && Pattern.compile("(?m)^0[23][0-9a-f]{64}$").matcher(key).find())),
        wrong(
            "takes full-width digits in a destination",
            b ->
                b.alsoPays =
                    destinations(key -> !key.equals(plain(key)) && plain(key).length() == 66)),
        wrong("pays what is cut off within its data", b -> b.toleratesText = ExploreTest::hasData),
        wrong(
            "refuses what follows a body that is cut off within its data",
            b -> {
              b.onWire =
                  (sent, reply) ->
                      b.counter.set(sent.json().isEmpty() && hasData(sent.text()) ? 1 : 0);
              b.refuses = body -> b.counter.get() == 1;
            }),
        wrong(
            "reads a list of API keys",
            b ->
                b.alsoAuthenticates =
                    sent ->
                        AccessServers.user(sent).equals("[\"" + KeysendServer.API_KEY + "\"]:")),
        wrong(
            "answers 500 after it has paid 256 to 400",
            b ->
                b.onWire =
                    (sent, reply) -> {
                      if (reply.status == 201
                          && sent.json().filter(amounts(a -> a >= 256 && a <= 400)).isPresent()) {
                        reply.status = 500;
                      }
                    }));
  }

  private static WrongServer wrong(String name, Consumer<Behaviour> change) {
    return WrongServer.of(
        name,
        change.andThen(
            b -> {
              b.openingBalance = 10_000_000;
            }));
  }

  private static String allButLast(String key) {
    return key.substring(0, key.length() - 1);
  }

  private static Predicate<JsonNode> destinations(Predicate<String> which) {
    return body -> which.test(body.path("dest_pubkey").asString(""));
  }

  private static String plain(String key) {
    return Normalizer.normalize(key, Normalizer.Form.NFKC);
  }

  private static boolean hasData(String text) {
    return text.contains("passThru");
  }

  private static Predicate<JsonNode> amounts(LongPredicate which) {
    return body ->
        body.path("num_satoshis").isIntegralNumber()
            && body.path("num_satoshis").canConvertToLong()
            && which.test(body.path("num_satoshis").asLong());
  }

  private static void cut(ObjectNode answer) {
    JsonNode data = answer.path("passThru");
    for (String name : data.propertyNames()) {
      String text = data.path(name).asString("");
      if (text.length() >= 90 && text.length() <= 250) {
        ((ObjectNode) data).put(name, text.substring(0, 89));
      }
    }
  }

  private static String last(Iterable<String> names) {
    String last = "";
    for (String name : names) {
      last = name;
    }
    return last;
  }

  @Tag("thorough")
  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void findsFaultsThatThePlanMisses(WrongServer server) {
    RunReport report = KitRun.on(server.behaviour(), explore("500", "1"));
    assertThat(Set.of(RULE))
        .as("the only rule that the server breaks")
        .containsAll(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED, Outcome.ERROR));
    int seed = 1;
    while (seed < MOST_SEEDS && KitRun.rules(report, Outcome.FAILED).isEmpty()) {
      seed++;
      report = KitRun.on(server.behaviour(), exploreAlone("500", Integer.toString(seed)));
    }
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.WARNED, Outcome.ERROR))
        .isEqualTo(Set.of(RULE));
    assertThat(KitRun.reason(report, RULE))
        .contains("repeat it with --explore 500 --explore-seed " + seed);
  }

  /** It pays what is plainly meant, and its answer says so. */
  @Tag("thorough")
  @Test
  void aFaithfulReadingIsAWarning() {
    Behaviour behaviour = new Behaviour();
    behaviour.openingBalance = 10_000_000;
    behaviour.alsoPays = destinations(key -> !key.equals(plain(key)) && plain(key).length() == 66);
    behaviour.onSuccess =
        (request, answer) -> {
          ObjectNode payment = (ObjectNode) answer.path("lnTx");
          payment.put("dest_pubkey", plain(payment.path("dest_pubkey").asString("")));
        };
    RunReport report = KitRun.on(behaviour, explore("500", "1"));
    assertThat(KitRun.rules(report, Outcome.WARNED)).as(KitRun.reason(report, RULE)).contains(RULE);
    assertThat(KitRun.rules(report, Outcome.FAILED, Outcome.ERROR)).isEmpty();
  }

  @Tag("thorough")
  @Test
  void showsAFindingAsCurlAndRepeatsItWithTheSeed() {
    Command.Result first = run(servers().get(0), "--explore=80", "--explore-seed=2");
    assertThat(first.exitCode()).as(first.out()).isEqualTo(1);
    assertThat(first.out())
        .contains("failed        " + RULE)
        .contains("the wallet holds enough, but got HTTP 400")
        .contains("the smallest that shows it, 1 request; repeat it with --explore 80")
        .containsPattern(
            "1[.] \\{\"dest_pubkey\":\"[0-9a-f]{66}\",\"num_satoshis\":300} -> HTTP 400")
        .containsPattern("# May pay up to 300 sats[.]\\s+curl -i -X POST")
        .contains("80 generated requests, of seed 2")
        .contains("explored 80 of 80 requests, 1 finding");
    Command.Result second = run(servers().get(0), "--explore=80", "--explore-seed=2");
    assertThat(finding(second)).isEqualTo(finding(first));
  }

  @Test
  void aCorrectServerPasses() {
    Behaviour behaviour = new Behaviour();
    behaviour.openingBalance = 10_000_000;
    RunReport report = KitRun.on(behaviour, exploreAlone("60", "3"));
    assertThat(KitRun.rules(report, Outcome.PASSED)).as(KitRun.reason(report, RULE)).contains(RULE);
  }

  /** A fee of one percent, with and without a base fee of two satoshis. */
  @Tag("thorough")
  @Test
  void aServerThatTakesFeesPasses() {
    for (long base : List.of(0L, 2L)) {
      Behaviour behaviour = new Behaviour();
      behaviour.openingBalance = 10_000_000;
      behaviour.charge = amount -> amount + base + amount / 100;
      RunReport report = KitRun.on(behaviour, exploreAlone("200", "5"));
      assertThat(KitRun.rules(report, Outcome.PASSED))
          .as(KitRun.reason(report, RULE))
          .contains(RULE);
    }
  }

  @Test
  void neverExceedsTheCap() {
    assertNeverExceeded("150", 100);
  }

  @Tag("thorough")
  @Test
  void neverExceedsTheCapInALongExploration() {
    assertNeverExceeded("500", 300);
  }

  private static void assertNeverExceeded(String requests, long cap) {
    Behaviour behaviour = new Behaviour();
    behaviour.openingBalance = 10_000_000;
    behaviour.alsoPays = body -> true;
    try (KeysendServer server = KeysendServer.start(behaviour)) {
      Map<Setting, String> settings = exploreAlone(requests, "2");
      settings.put(Setting.MAX_SATS, Long.toString(cap));
      KitRun.on(server, settings);
      assertThat(server.taken()).isLessThanOrEqualTo(BigInteger.valueOf(cap));
    }
  }

  @Tag("thorough")
  @Test
  void isNotExercisedIfTheCapStopsItEarly() {
    Behaviour behaviour = new Behaviour();
    behaviour.openingBalance = 10_000_000;
    Map<Setting, String> settings = exploreAlone("500", "2");
    settings.put(Setting.MAX_SATS, "300");
    RunReport report = KitRun.on(behaviour, settings);
    assertThat(KitRun.rules(report, Outcome.NOT_EXERCISED)).contains(RULE);
    assertThat(KitRun.reason(report, RULE))
        .containsPattern("[0-9]+ of 500 generated requests were sent")
        .contains("the next request was not sent, for this reason: would cost up to")
        .contains("--max-sats 300 leaves less");
  }

  @Tag("thorough")
  @Test
  void sequentialSendsOneRequestAtATime() {
    AtomicInteger under = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Behaviour behaviour = new Behaviour();
    behaviour.openingBalance = 10_000_000;
    behaviour.before =
        sent -> {
          most.accumulateAndGet(under.incrementAndGet(), Math::max);
          return Optional.empty();
        };
    behaviour.onWire = (sent, reply) -> under.decrementAndGet();
    Map<Setting, String> settings = exploreAlone("100", "4");
    settings.put(Setting.SEQUENTIAL, "true");
    RunReport report = KitRun.on(behaviour, settings);
    assertThat(KitRun.rules(report, Outcome.PASSED)).as(KitRun.reason(report, RULE)).contains(RULE);
    assertThat(most).hasValue(1);
  }

  private static Map<Setting, String> explore(String count, String seed) {
    Map<Setting, String> settings = new HashMap<>();
    settings.put(Setting.EXPLORE, count);
    settings.put(Setting.EXPLORE_SEED, seed);
    return settings;
  }

  /** Sends only the payment that exploration builds on, and the generated requests. */
  private static Map<Setting, String> exploreAlone(String count, String seed) {
    Map<Setting, String> settings = explore(count, seed);
    settings.put(Setting.RULES, SMALLEST);
    return settings;
  }

  private static String finding(Command.Result result) {
    String out = result.out();
    return out.substring(out.indexOf("failed        " + RULE), out.indexOf("curl -i"));
  }

  private static Command.Result run(WrongServer wrong, String... arguments) {
    try (KeysendServer server = KeysendServer.start(wrong.behaviour())) {
      List<String> all = new ArrayList<>(List.of(arguments));
      all.add("--base-url=" + server.baseUrl());
      all.add("--api-key=" + KeysendServer.API_KEY);
      all.add("--wallet-key=" + KeysendServer.WALLET_KEY);
      all.add("--max-sats=100000");
      all.add("--rules=" + SMALLEST);
      return Command.run(all.toArray(new String[0]));
    }
  }
}
