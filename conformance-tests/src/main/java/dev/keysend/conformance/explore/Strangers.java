package dev.keysend.conformance.explore;

import dev.keysend.conformance.request.Draft;
import dev.keysend.conformance.request.KeyVariant;
import dev.keysend.conformance.request.Kind;
import dev.keysend.conformance.request.OtherMethods;
import dev.keysend.conformance.request.Probe;
import dev.keysend.conformance.request.Requests;
import dev.keysend.conformance.wire.message.HttpHeader;
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

  private final Requests requests;

  Strangers(Requests requests) {
    this.requests = requests;
  }

  /** A payment of one satoshi by somebody who may not pay. */
  Probe denied(String id, Choices choices) {
    String api = requests.keys().api();
    String wallet = requests.keys().wallet();
    return switch (choices.below(7)) {
      case 0 -> {
        KeyVariant key = variant(choices, api);
        yield denied(id, "with an API key " + key.words(), as(Requests.basic(key.key(), "")));
      }
      case 1 -> {
        KeyVariant key = variant(choices, wallet);
        yield denied(id, "from a wallet with an access key " + key.words(), from(key.key()));
      }
      case 2 -> {
        // A variant of the wallet's key is as wrong.
        KeyVariant key = variant(choices, requests.keys().readOnlyWallet().orElse(wallet));
        yield denied(
            id, "from a wallet with a read-only access key " + key.words(), from(key.key()));
      }
      case 3 -> {
        KeyVariant key = variantInHeader(choices, api);
        yield denied(
            id,
            "with an API key " + key.words() + " in the header " + Requests.API_KEY_HEADER,
            as(Requests.apiKeyHeader(key.key())));
      }
      case 4 ->
          denied(id, "with the wallet's access key as API key", as(Requests.basic(wallet, "")));
      case 5 -> denied(id, "with the API key as the wallet's access key", from(api));
      default -> {
        HttpHeader claim = CLAIMS.get(choices.below(CLAIMS.size()));
        yield denied(id, "without credentials, but with the header " + claim.name(), as(claim));
      }
    };
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

  private static Probe denied(String id, String how, Draft draft) {
    return new Probe(id, "a generated payment " + how, Kind.DENIED, seen -> draft);
  }

  /** White space around a header's value is no part of it (RFC 9110, section 5.5). */
  private static KeyVariant variantInHeader(Choices choices, String key) {
    KeyVariant variant = variant(choices, key);
    return variant.key().strip().equals(key) ? KeyVariant.all(key).get(0) : variant;
  }

  /** A variant that equals the key, such as the upper case of digits, is replaced by another. */
  private static KeyVariant variant(Choices choices, String key) {
    List<KeyVariant> variants = KeyVariant.all(key);
    KeyVariant variant = variants.get(choices.below(variants.size()));
    return variant.key().equals(key) ? variants.get(0) : variant;
  }
}
