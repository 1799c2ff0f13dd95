package dev.keysend.conformance.check;

import dev.keysend.conformance.probe.Kind;
import dev.keysend.conformance.probe.Observation;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.contract.Level;
import dev.keysend.contract.Response;
import dev.keysend.contract.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The rules about one documented answer: that it is JSON, its media type and its schema. */
final class AnswerChecks {
  private AnswerChecks() {}

  static List<Check> of(Response response, Group group, Predicate<Observation> sort) {
    String subject = response.status() + " answer";
    String source = "contract, " + response.pointer();
    String prefix = group.id();
    Rule mediaType =
        new Rule(
            prefix + "-media-type",
            group,
            Level.MUST,
            "The " + subject + " says that it is " + response.mediaType() + ".",
            source);
    Rule json =
        new Rule(
            prefix + "-is-json",
            group,
            Level.MUST,
            "The " + subject + " is well-formed JSON.",
            source);
    Rule schema =
        new Rule(
            prefix + "-schema",
            group,
            Level.MUST,
            "The " + subject + " keeps its schema.",
            "contract, " + response.schema().pointer());
    return List.of(
        new AnswerCheck(mediaType, subject, sort, seen -> mediaTypeProblem(response, seen)),
        new AnswerCheck(json, subject, sort, seen -> problem(seen.bodyProblem())),
        new AnswerCheck(
            schema,
            "readable " + subject,
            sort.and(seen -> seen.body().isPresent()),
            seen -> schemaProblem(response, seen)));
  }

  private static Optional<String> mediaTypeProblem(Response response, Observation seen) {
    String given =
        seen.exchange().answer().flatMap(answer -> answer.header("Content-Type")).orElse("");
    String mediaType = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return mediaType.equals(response.mediaType())
        ? Optional.empty()
        : Optional.of("Content-Type is \"" + given + "\", not " + response.mediaType());
  }

  private static Optional<String> schemaProblem(Response response, Observation seen) {
    return problem(
        response.schema().check(seen.body().orElseThrow()).stream()
            .map(Violation::toString)
            .collect(Collectors.joining("\n")));
  }

  private static Optional<String> problem(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  static boolean isPayment(Observation seen) {
    return seen.paid();
  }

  static boolean isRefusal(Observation seen) {
    return seen.status() == 400;
  }

  static List<Check> statuses() {
    return List.of(
        new AnswerCheck(
            new Rule(
                "valid-is-taken",
                Group.VALID,
                Level.MUST,
                "A valid request is answered with 201.",
                "keysend documentation"),
            "valid request",
            seen -> seen.probe().kind() == Kind.PAYMENT,
            seen -> status(seen, 201)),
        new AnswerCheck(
            new Rule(
                "invalid-is-refused",
                Group.INVALID,
                Level.MUST,
                "An invalid request is answered with 400.",
                "keysend documentation"),
            "invalid request",
            seen -> seen.probe().kind() == Kind.INVALID,
            seen -> status(seen, 400)));
  }

  private static Optional<String> status(Observation seen, int expected) {
    return seen.status() == expected
        ? Optional.empty()
        : Optional.of("expected HTTP " + expected + ", but got " + seen.summary());
  }
}
