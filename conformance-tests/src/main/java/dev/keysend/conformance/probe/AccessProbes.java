package dev.keysend.conformance.probe;

import dev.keysend.conformance.target.HttpHeader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Payments by those who may not pay, and by the other way to show an API key. */
public final class AccessProbes {
  /** The request that names the wallet by its id in place of a key. */
  public static final String WALLET_ID = "wallet-id-as-access-key";

  private static final String API_KEY_HEADER = "X-Api-Key";

  private final Requests requests;
  private final JsonNode body;

  AccessProbes(Requests requests) {
    this.requests = requests;
    this.body = requests.minimal(1);
  }

  List<Probe> denied() {
    String key = requests.keys().api();
    List<Probe> probes = new ArrayList<>();
    probes.add(denied("no-credentials", "a payment without credentials", List.of()));
    probes.add(
        denied(
            "wrong-api-key",
            "a payment with an API key that differs in its last character",
            List.of(Requests.basic(Keys.altered(key), ""))));
    probes.add(
        denied(
            "api-key-as-password",
            "a payment with the API key as password of nobody",
            List.of(Requests.basic("", key))));
    probes.add(
        denied(
            "bearer-token",
            "a payment with the API key as bearer token",
            List.of(Requests.bearer(key))));
    probes.add(
        denied(
            "wrong-api-key-header",
            "a payment with a wrong API key in the header " + API_KEY_HEADER,
            List.of(new HttpHeader(API_KEY_HEADER, Keys.altered(key)))));
    probes.add(
        new Probe(
            "unknown-wallet",
            "a payment from a wallet whose access key differs in its last character",
            Kind.DENIED,
            List.of(),
            seen -> requests.from(Keys.altered(requests.keys().wallet()), body)));
    probes.add(
        new Probe(
            WALLET_ID,
            "a payment from a wallet that is named by its id, which is no access key",
            Kind.DENIED,
            List.of(),
            seen -> requests.from(walletId(seen), body)));
    probes.add(
        new Probe(
            "read-only-wallet",
            "a payment with a wallet's read-only access key",
            Kind.DENIED,
            List.of(),
            seen ->
                requests.from(
                    requests
                        .keys()
                        .readOnlyWallet()
                        .orElseThrow(
                            () -> new NotPossibleException("no read-only wallet key was given")),
                    body)));
    return probes;
  }

  Probe apiKeyHeader() {
    return new Probe(
        "api-key-header",
        "a payment with the API key in the header " + API_KEY_HEADER,
        Kind.OPTIONAL_PAYMENT,
        List.of(),
        seen -> {
          Payments.affordable(seen, BigInteger.ONE);
          return requests.as(List.of(new HttpHeader(API_KEY_HEADER, requests.keys().api())), body);
        });
  }

  private Probe denied(String id, String title, List<HttpHeader> credentials) {
    return new Probe(id, title, Kind.DENIED, List.of(), seen -> requests.as(credentials, body));
  }

  private static String walletId(Observations seen) throws NotPossibleException {
    Optional<String> id =
        seen.where(Observation::paid).stream()
            .map(observation -> observation.at(Fields.WALLET_ID).asString(""))
            .filter(text -> !text.isEmpty())
            .findFirst();
    return id.orElseThrow(
        () ->
            new NotPossibleException(
                "the wallet's id is not known, since no payment has shown it"));
  }
}
