package dev.keysend.conformance.explore;

import dev.keysend.conformance.request.Draft;
import dev.keysend.conformance.request.KeyVariant;
import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.OtherMethods;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.request.Requests;
import dev.keysend.conformance.wire.message.HttpHeader;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Creates payments that no server may make: with wrong keys, or by another method. */
final class Strangers {
  /** Headers that a proxy sets, and that any client can set too. */
  private static final List<HttpHeader> CLAIMS =
      List.of(
          new HttpHeader("X-Forwarded-For", "127.0.0.1"),
          new HttpHeader("X-Real-IP", "127.0.0.1"),
          new HttpHeader("Forwarded", "for=127.0.0.1"),
          new HttpHeader("X-Forwarded-User", "admin"));

  /** As many as a target may be asked at once without being a flood. */
  private static final int MOST_AT_ONCE = 8;

  private final Requests requests;

  Strangers(Requests requests) {
    this.requests = requests;
  }

  /**
   * Payments of one satoshi by those who may not pay, at the same time. There are many ways, so a
   * step tries several that follow each other.
   */
  List<Probe> denied(String id, Choices choices) {
    List<Stranger> all = all();
    int last = choices.below(all.size());
    int first = Math.max(0, last - choices.below(MOST_AT_ONCE));
    List<Probe> probes = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      Stranger stranger = all.get(i);
      probes.add(
          new Probe(
              last == first ? id : id + "-" + (i - first + 1),
              "a generated payment " + stranger.words(),
              Kind.DENIED,
              seen -> stranger.draft()));
    }
    return probes;
  }

  /**
   * Somebody who may not pay.
   *
   * @param words how they try it, for people
   */
  private record Stranger(String words, Draft draft) {}

  private List<Stranger> all() {
    String api = requests.keys().api();
    String wallet = requests.keys().wallet();
    List<Stranger> all = new ArrayList<>();
    for (KeyVariant key : differing(api)) {
      all.add(new Stranger("with an API key " + key.words(), as(Requests.basic(key.key(), ""))));
    }
    for (KeyVariant key : differing(wallet)) {
      all.add(new Stranger("from a wallet with an access key " + key.words(), from(key.key())));
    }
    requests
        .keys()
        .readOnlyWallet()
        .ifPresent(
            readOnly ->
                differing(readOnly)
                    .forEach(
                        key ->
                            all.add(
                                new Stranger(
                                    "from a wallet with a read-only access key " + key.words(),
                                    from(key.key())))));
    for (KeyVariant key : differing(api)) {
      if (isForHeader(key.key(), api)) {
        all.add(
            new Stranger(
                "with an API key " + key.words() + " in the header " + Requests.API_KEY_HEADER,
                as(Requests.apiKeyHeader(key.key()))));
      }
    }
    all.add(
        new Stranger("with the wallet's access key as API key", as(Requests.basic(wallet, ""))));
    all.add(new Stranger("with the API key as the wallet's access key", from(api)));
    for (HttpHeader claim : CLAIMS) {
      all.add(new Stranger("without credentials, but with the header " + claim.name(), as(claim)));
    }
    return all;
  }

  private Draft as(HttpHeader credentials) {
    return requests.as(List.of(credentials), requests.minimal(1));
  }

  private Draft from(String walletKey) {
    return requests.from(walletKey, requests.minimal(1));
  }

  /** A payment of one satoshi by a method that is safe (RFC 9110, section 9.2.1). */
  Probe byOtherMethod(String id, Choices choices) {
    String method = choices.of("GET", "HEAD", "OPTIONS");
    ObjectNode body = requests.minimal(1);
    String query = choices.of("", OtherMethods.asQuery(body), OtherMethods.OVERRIDE);
    List<HttpHeader> headers = choices.below(2) == 0 ? List.of() : OtherMethods.OVERRIDES;
    Draft draft = requests.by(method, query, headers, body);
    return new Probe(id, "a generated payment by " + method, Kind.OTHER_METHOD, seen -> draft);
  }

  /**
   * White space around a header's value is no part of it, and no header has another control
   * character (RFC 9110, section 5.5).
   */
  private static boolean isForHeader(String variant, String key) {
    return !variant.strip().equals(key) && variant.chars().noneMatch(Character::isISOControl);
  }

  /** A variant that equals the key, such as the upper case of digits, is none. */
  private static List<KeyVariant> differing(String key) {
    return KeyVariant.all(key).stream().filter(variant -> !variant.key().equals(key)).toList();
  }
}
