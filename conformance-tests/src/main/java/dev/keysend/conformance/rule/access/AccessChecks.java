package dev.keysend.conformance.rule.access;

import dev.keysend.conformance.request.AccessProbes;
import dev.keysend.conformance.request.Keys;
import dev.keysend.conformance.request.Plan;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.rule.check.Check;
import dev.keysend.conformance.rule.check.ProbeCheck;
import dev.keysend.conformance.rule.request.RequestChecks;
import dev.keysend.conformance.run.observation.Observation;
import dev.keysend.contract.Authority;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules about who may pay, and about methods that do not ask for a payment. */
public final class AccessChecks {
  private static final String SAFE_METHODS = "RFC 9110, section 9.2.1";

  private AccessChecks() {}

  /** The rules about who may pay. */
  public static List<Check> all(Plan plan, Keys keys) {
    List<Check> checks = new ArrayList<>(RequestChecks.denied(plan));
    checks.addAll(ofSeveralRequests(plan));
    checks.addAll(SecretCheck.all(keys));
    checks.add(new BalanceSecretCheck());
    return checks;
  }

  /** Keys that are nearly right, and methods that do not ask for a payment. */
  private static List<Check> ofSeveralRequests(Plan plan) {
    return List.of(
        denied(
            plan,
            "refuses-wrong-api-key",
            "A payment with an API key that differs in its last character, or with that of another"
                + " account, is refused.",
            wrongApiKeys(plan)),
        unpaid(
            plan,
            "slash-after-path-does-not-pay",
            Authority.ANY_PAYMENT_SERVER,
            "A payment without credentials, to the path with a slash after it, is not paid.",
            Rule.KEYSEND_DOCUMENTATION,
            "slash-after-path"),
        denied(
            plan,
            "refuses-api-key-in-other-case",
            "A payment with upper and lower case swapped in the API key is refused.",
            "api-key-other-case"),
        denied(
            plan,
            "refuses-api-key-with-blank",
            "A payment with a space after or before the API key is refused.",
            "api-key-blank-after",
            "api-key-blank-before"),
        denied(
            plan,
            "refuses-api-key-with-null-character",
            "A payment with a null character after the API key is refused.",
            "api-key-null-after"),
        denied(
            plan,
            "refuses-api-key-of-other-length",
            "A payment with an extra or a missing character in the API key is refused.",
            "api-key-cut-off",
            "api-key-longer"),
        denied(
            plan,
            "refuses-api-key-as-query",
            "A payment with an API key that only a careless SQL query would accept is refused.",
            "api-key-wildcard",
            "api-key-quote"),
        denied(
            plan,
            "refuses-api-key-percent-encoded",
            "A payment with a percent-encoded letter in the API key is refused.",
            "api-key-percent-encoded"),
        denied(
            plan,
            "refuses-unknown-wallet",
            "A payment with a wallet access key that differs in its last character is refused.",
            "wallet-key-altered"),
        unpaid(
            plan,
            "empty-wallet-key-does-not-pay",
            Authority.ANY_PAYMENT_SERVER,
            "A payment with an empty wallet access key is not paid.",
            Rule.KEYSEND_DOCUMENTATION,
            "wallet-key-empty"),
        denied(
            plan,
            "refuses-wallet-key-in-other-case",
            "A payment with upper and lower case swapped in the wallet access key is refused.",
            "wallet-key-other-case"),
        denied(
            plan,
            "refuses-wallet-key-with-blank",
            "A payment with a space after or before the wallet access key is refused.",
            "wallet-key-blank-after",
            "wallet-key-blank-before"),
        denied(
            plan,
            "refuses-wallet-key-with-null-character",
            "A payment with a null character after the wallet access key is refused.",
            "wallet-key-null-after"),
        denied(
            plan,
            "refuses-wallet-key-with-line-break",
            "A payment with a line break after the wallet access key is refused.",
            "wallet-key-line-after"),
        denied(
            plan,
            "refuses-wallet-key-of-other-length",
            "A payment with an extra or a missing character in the wallet access key is refused.",
            "wallet-key-cut-off",
            "wallet-key-longer"),
        denied(
            plan,
            "refuses-wallet-key-as-query",
            "A payment with a wallet access key that only a careless SQL query would accept is"
                + " refused.",
            "wallet-key-wildcard",
            "wallet-key-quote"),
        denied(
            plan,
            "refuses-wallet-key-encoded-twice",
            "A payment with a letter of the wallet access key percent-encoded twice is refused.",
            "wallet-key-percent-encoded"),
        denied(
            plan,
            "refuses-read-only-wallet-in-disguise",
            "A payment with a read-only wallet access key is refused, however the key is written.",
            "read-only-key-upper-case",
            "read-only-key-blank-after",
            "read-only-key-letter-encoded"),
        unpaid(
            plan,
            "safe-methods-do-not-pay",
            Authority.ANY_PAYMENT_SERVER,
            "A GET, HEAD or OPTIONS request does not pay, whatever it contains.",
            SAFE_METHODS,
            "method-get",
            "method-head",
            "method-options"),
        unpaid(
            plan,
            "safe-methods-cannot-be-overridden",
            Authority.ANY_PAYMENT_SERVER,
            "A GET request does not pay even if headers and the query name another method.",
            SAFE_METHODS,
            "method-get-overridden"),
        unpaid(
            plan,
            "put-does-not-pay",
            Authority.GOOD_PRACTICE,
            "A PUT request does not pay, because clients and proxies may repeat it.",
            "RFC 9110, section 9.2.2",
            "method-put"));
  }

  private static String[] wrongApiKeys(Plan plan) {
    return plan.probes()
        .map(Probe::id)
        .filter(Set.of("api-key-altered", AccessProbes.OTHER_ACCOUNT)::contains)
        .toArray(String[]::new);
  }

  private static Check denied(Plan plan, String id, String sentence, String... probes) {
    return ProbeCheck.problems(
        new Rule(
            id, Group.ACCESS, Authority.ANY_PAYMENT_SERVER, sentence, Rule.KEYSEND_DOCUMENTATION),
        plan.named(probes),
        seen -> ProbeCheck.acceptance(seen).map(text -> seen.probe().title() + ": " + text));
  }

  private static Check unpaid(
      Plan plan, String id, Authority authority, String sentence, String source, String... probes) {
    return ProbeCheck.problems(
        new Rule(id, Group.ACCESS, authority, sentence, source),
        plan.named(probes),
        AccessChecks::payment);
  }

  private static Optional<String> payment(Observation seen) {
    return seen.paid()
        ? Optional.of(seen.probe().title() + " was paid: " + seen.summary())
        : Optional.empty();
  }
}
