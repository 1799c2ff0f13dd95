package dev.keysend.conformance.rule.answer;

import dev.keysend.conformance.invariant.Facts;
import dev.keysend.conformance.invariant.LoadedContract;
import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.request.ValueMatrix;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.AnswerCheck;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.conformance.wire.message.Answer;
import dev.keysend.contract.Authority;
import dev.keysend.contract.Invariant;
import dev.keysend.contract.Response;
import dev.keysend.contract.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * The rules about one documented response: its media type, that it is JSON, its schema, and its
 * invariants, which are evaluated only if the schema matches.
 */
public final class AnswerChecks {
  /** Enough damaged values to show the kind of damage. */
  private static final int MOST_DAMAGE = 8;

  private static final int DOCUMENTED_REFUSAL = 400;

  private final LoadedContract contract;
  private final String status;
  private final ValueMatrix matrix;
  private final Map<Observation, String> violations = new ConcurrentHashMap<>();
  private final Map<Observation, Facts> facts = new ConcurrentHashMap<>();
  private final Response response;
  private final Group group;
  private final String prefix;
  private final String subject;
  private final Authority authority;
  private final Predicate<Probe> asked;
  private final Predicate<Observation> sort;

  /**
   * Makes the rules about one documented response.
   *
   * @param contract the contract
   * @param status the response's status in the contract
   * @param group the rules' group
   * @param prefix what the ids of the rules begin with
   * @param subject the response, in words
   * @param authority the authority of all rules except the invariants, which have their own
   * @param asked the requests that may get this response
   * @param sort the responses
   */
  private AnswerChecks(
      LoadedContract contract,
      String status,
      Group group,
      String prefix,
      String subject,
      Authority authority,
      Predicate<Probe> asked,
      Predicate<Observation> sort) {
    this.contract = contract;
    this.status = status;
    this.response = contract.response(status);
    this.matrix = ValueMatrix.of(contract.contract());
    this.group = group;
    this.prefix = prefix;
    this.subject = subject;
    this.authority = authority;
    this.asked = asked;
    this.sort = sort;
  }

  /**
   * The rules about responses.
   *
   * @param certain whether the target is known to find no route to the unroutable destination
   */
  public static List<Check> all(LoadedContract contract, Plan plan, boolean certain) {
    List<Check> checks = new ArrayList<>();
    checks.add(StatusChecks.success());
    checks.addAll(documented(contract));
    checks.add(StatusChecks.refusal());
    checks.addAll(StatusChecks.failedPayment(plan, certain));
    checks.add(new InternalsCheck());
    return checks;
  }

  private static List<Check> documented(LoadedContract contract) {
    List<Check> checks = new ArrayList<>();
    checks.addAll(
        new AnswerChecks(
                contract,
                "201",
                Group.SUCCESS,
                "success",
                "response to a payment",
                Authority.DOCUMENTATION_2020,
                probe -> probe.kind().isPayable(),
                Observation::paid)
            .ofAnswer());
    checks.addAll(
        new AnswerChecks(
                contract,
                Integer.toString(DOCUMENTED_REFUSAL),
                Group.FAILURE,
                "failure",
                "400 response",
                Authority.DOCUMENTATION_2020,
                probe -> probe.kind() != Kind.OTHER_METHOD,
                seen -> seen.status() == DOCUMENTED_REFUSAL && !seen.pageForItsAddress())
            .ofAnswer());
    checks.addAll(
        new AnswerChecks(
                contract,
                Response.DEFAULT,
                Group.FAILURE,
                "other-failure",
                "refusal with a status other than 400",
                Authority.DOCUMENTATION_2023,
                probe -> probe.kind() != Kind.OTHER_METHOD,
                seen ->
                    (seen.refused() || seen.status() / 100 == 5)
                        && seen.status() != DOCUMENTED_REFUSAL
                        && !seen.pageForItsAddress())
            .ofAnswer());
    return checks;
  }

  private List<Check> ofAnswer() {
    List<Check> checks = new ArrayList<>();
    checks.add(
        new AnswerCheck(
            rule("media-type", "has the media type " + response.mediaType(), response.pointer()),
            subject,
            asked,
            sort,
            this::mediaTypeProblem));
    checks.add(
        new AnswerCheck(
            rule("is-json", "is well-formed JSON", response.pointer()),
            subject,
            asked,
            sort,
            seen -> problem(seen.bodyProblem())));
    checks.add(
        new AnswerCheck(
            rule("schema", "matches its schema", response.schema().pointer()),
            subject + " that can be read",
            asked,
            sort.and(seen -> seen.body().isPresent()),
            seen -> problem(violations(seen))));
    for (Invariant invariant : response.invariants()) {
      checks.add(invariant(invariant));
    }
    return checks;
  }

  private Rule rule(String what, String sentence, String pointer) {
    return new Rule(
        prefix + "-" + what,
        group,
        authority,
        "The " + subject + " " + sentence + ".",
        "contract, " + pointer);
  }

  private Check invariant(Invariant invariant) {
    return new AnswerCheck(
        new Rule(
            invariant.id(), group, invariant.authority(), invariant.message(), invariant.source()),
        subject + " that matches its schema",
        asked,
        sort.and(seen -> seen.body().isPresent() && violations(seen).isEmpty()),
        seen ->
            problem(invariant, facts.computeIfAbsent(seen, AnswerChecks::facts))
                .map(problem -> damage(invariant, seen) + problem));
  }

  private Optional<String> problem(Invariant invariant, Facts facts) {
    return contract.compiled(status, invariant).problem(facts);
  }

  /** The places and hazards where a rule found damaged values: each breaks the rule alone. */
  private String damage(Invariant invariant, Observation seen) {
    List<String> lines = new ArrayList<>();
    ValueMatrix.places()
        .forEach(
            (field, pointer) -> {
              if (invariant.rule().contains("request.body." + field)) {
                lines.addAll(
                    matrix.damage(
                        field,
                        asked(seen),
                        seen.at(pointer),
                        alone -> problem(invariant, facts(seen, alone)).isPresent()));
              }
            });
    int more = lines.size() - MOST_DAMAGE;
    return lines.isEmpty()
        ? ""
        : String.join("\n", lines.subList(0, Math.min(MOST_DAMAGE, lines.size())))
            + (more > 0 ? "\nand " + more + " more damaged values\n" : "\n");
  }

  private Optional<String> mediaTypeProblem(Observation seen) {
    String given =
        seen.exchange().answer().flatMap(answer -> answer.header("Content-Type")).orElse("");
    String mediaType = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    // Types of other names that end so are JSON too (RFC 6839), such as application/problem+json.
    return mediaType.equals(response.mediaType()) || mediaType.endsWith("+json")
        ? Optional.empty()
        : Optional.of("Content-Type is \"" + given + "\", not " + response.mediaType());
  }

  private String violations(Observation seen) {
    return violations.computeIfAbsent(
        seen,
        each ->
            response.schema().check(each.body().orElseThrow()).stream()
                .map(Violation::toString)
                .collect(Collectors.joining("\n")));
  }

  private static JsonNode asked(Observation seen) {
    return seen.draft().body().orElse(NullNode.getInstance());
  }

  private static Facts facts(Observation seen) {
    return facts(seen, asked(seen));
  }

  private static Facts facts(Observation seen, JsonNode asked) {
    Answer answer = seen.exchange().answer().orElseThrow();
    Map<String, String> headers = new LinkedHashMap<>();
    answer
        .headers()
        .forEach(
            header ->
                headers.merge(
                    header.name().toLowerCase(Locale.ROOT),
                    header.value(),
                    (first, second) -> first + ", " + second));
    return new Facts(
        asked,
        seen.exchange().sentAt().getEpochSecond(),
        answer.status(),
        headers,
        seen.body().orElseThrow(),
        seen.exchange().receivedAt().getEpochSecond());
  }

  private static Optional<String> problem(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
