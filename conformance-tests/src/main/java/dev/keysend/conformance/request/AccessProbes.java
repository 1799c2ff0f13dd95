package dev.keysend.conformance.request;

import dev.keysend.conformance.rule.Group;
import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.wire.message.HttpHeader;
import dev.keysend.contract.Authority;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Payments without permission, and with the other way to send an API key. */
public final class AccessProbes {
  /** The other variants are like a random key. */
  private static final Set<String> DISGUISES = Set.of("upper-case", "blank-after");

  /** The request with the API key of another account, if one is given. */
  public static final String OTHER_ACCOUNT = "api-key-of-another-account";

  /** Requests that hold no part of the account's API key that could let them in. */
  private static final Set<String> STRANGERS =
      Set.of("no-credentials", "api-key-empty", "api-key-altered", OTHER_ACCOUNT);

  private final Requests requests;
  private final JsonNode body;

  AccessProbes(Requests requests) {
    this.requests = requests;
    this.body = requests.minimal(1);
  }

  /** Whether a request names the wallet, but comes from somebody with no or another API key. */
  public static boolean isByStranger(Probe probe) {
    return STRANGERS.contains(probe.id());
  }

  /** A payment that some servers take for one of the sender who has just paid on its connection. */
  Probe withoutCredentials() {
    return denied(
        "no-credentials",
        "a payment without credentials",
        Authority.ANY_PAYMENT_SERVER,
        seen -> requests.as(List.of(), body).twiceAtMost());
  }

  /** Requests without permission, none of which shares a connection. */
  List<Probe> denied() {
    String key = requests.keys().api();
    List<Probe> probes = new ArrayList<>();
    probes.add(
        new Probe(
            "slash-after-path",
            "a payment without credentials, to the path with a slash after it",
            Kind.DENIED,
            seen -> requests.as(List.of(), body).under("/")));
    probes.add(
        denied(
            "api-key-as-password",
            "a payment with the API key as the password and no user name",
            List.of(Requests.basic("", key))));
    probes.add(
        denied(
            "api-key-empty",
            "a payment with an empty API key that claims to come from the server's own machine",
            List.of(
                Requests.basic("", ""),
                new HttpHeader("X-Forwarded-For", "127.0.0.1"),
                new HttpHeader("X-Real-IP", "127.0.0.1"))));
    // A server that takes any key takes this one too.
    probes.add(
        denied(
            "wrong-api-key-header",
            "a payment with a wrong API key, a comma and the right one in the header "
                + Requests.API_KEY_HEADER
                + ", and with a bearer token",
            List.of(
                Requests.apiKeyHeader(KeyVariant.of(key).get(0).key() + ", " + key),
                new HttpHeader("Authorization", "Bearer token"))));
    probes.add(
        new Probe(
            "wallet-key-empty",
            "a payment with an empty wallet access key",
            Kind.DENIED,
            seen -> requests.from("", body)));
    probes.add(
        denied(
            "wallet-id-as-access-key",
            "a payment with the wallet's id instead of its access key",
            // An API key with full access to its account may use a wallet by its id.
            Authority.GOOD_PRACTICE,
            seen -> requests.from(walletId(seen), body)));
    probes.add(
        denied(
            "read-only-wallet",
            "a payment with a wallet's read-only access key",
            Authority.ANY_PAYMENT_SERVER,
            seen -> requests.from(readOnlyKey(), body)));
    requests
        .keys()
        .otherApi()
        .ifPresent(
            other ->
                probes.add(
                    new Probe(
                        OTHER_ACCOUNT,
                        "a payment with the API key of another account",
                        Kind.DENIED,
                        // Servers may look at either header, or prefer one.
                        seen ->
                            requests.as(
                                List.of(Requests.basic(other, ""), Requests.apiKeyHeader(other)),
                                body))));
    probes.addAll(likeApiKey());
    probes.addAll(likeWalletKey());
    probes.addAll(likeReadOnlyKey());
    return probes;
  }

  /** Patterns that end with $ are in the paths of routes, where wallet access keys are. */
  private List<Probe> likeApiKey() {
    String key = requests.keys().api();
    return KeyVariant.of(key).stream()
        .filter(variant -> !variant.id().equals("line-after"))
        .map(
            variant ->
                new Probe(
                    "api-key-" + variant.id(),
                    "a payment with an API key " + variant.words(),
                    Kind.DENIED,
                    seen ->
                        requests.as(List.of(Requests.basic(differing(variant, key), "")), body)))
        .toList();
  }

  /**
   * Percent-encoded, a letter in a path is the same letter (RFC 3986, section 6.2.2.2), so that
   * what is percent-encoded here is the percent sign too.
   */
  private List<Probe> likeWalletKey() {
    String key = requests.keys().wallet();
    return KeyVariant.of(key).stream()
        .map(
            variant ->
                new Probe(
                    "wallet-key-" + variant.id(),
                    "a payment with a wallet access key " + variant.words(),
                    Kind.DENIED,
                    seen -> requests.from(differing(variant, key), body)))
        .toList();
  }

  /** What is no key at all is as good as the read-only key where keys are compared carelessly. */
  private List<Probe> likeReadOnlyKey() {
    List<Probe> probes = new ArrayList<>();
    for (KeyVariant example : KeyVariant.all("example")) {
      if (DISGUISES.contains(example.id())) {
        probes.add(
            new Probe(
                "read-only-key-" + example.id(),
                "a payment with a wallet's read-only access key " + example.words(),
                Kind.DENIED,
                seen -> requests.from(disguised(example.id()), body)));
      }
    }
    probes.add(
        new Probe(
            "read-only-key-letter-encoded",
            "a payment with a wallet's read-only access key that has a percent-encoded letter",
            Kind.DENIED,
            seen -> requests.fromEncoded(readOnlyKey(), body)));
    return probes;
  }

  private String disguised(String id) throws NotPossibleException {
    String key = readOnlyKey();
    KeyVariant variant =
        KeyVariant.all(key).stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    return differing(variant, key);
  }

  private String readOnlyKey() throws NotPossibleException {
    return requests
        .keys()
        .readOnlyWallet()
        .orElseThrow(() -> new NotPossibleException("no read-only wallet key was given"));
  }

  private static String differing(KeyVariant variant, String key) throws NotPossibleException {
    if (variant.key().equals(key)) {
      throw new NotPossibleException("the key has no letters whose case could be changed");
    }
    return variant.key();
  }

  Probe apiKeyHeader() {
    String title = "a payment with the API key in the header " + Requests.API_KEY_HEADER;
    return new Probe(
        "api-key-header",
        title,
        Kind.OPTIONAL_PAYMENT,
        Payments.shouldBePaid("accepts-api-key-header", title),
        seen -> {
          Payments.affordable(seen, BigInteger.ONE);
          return requests.as(List.of(Requests.apiKeyHeader(requests.keys().api())), body);
        });
  }

  private Probe denied(String id, String title, List<HttpHeader> credentials) {
    return denied(id, title, Authority.ANY_PAYMENT_SERVER, seen -> requests.as(credentials, body));
  }

  /**
   * A request with its own rule. Requests that share a rule have none here; the rule names them.
   */
  private static Probe denied(String id, String title, Authority authority, Probe.Maker draft) {
    Rule rule =
        new Rule(
            "refuses-" + id,
            Group.ACCESS,
            authority,
            Probe.sentence(title, "is refused"),
            Rule.KEYSEND_DOCUMENTATION);
    return new Probe(id, title, Kind.DENIED, rule, draft);
  }

  private static String walletId(Known seen) throws NotPossibleException {
    return seen.walletId()
        .orElseThrow(
            () ->
                new NotPossibleException(
                    "the wallet's id is not known, since no payment has shown it"));
  }
}
