package dev.keysend.conformance.server.wrong;

import dev.keysend.conformance.server.KeysendServer;
import dev.keysend.conformance.server.Sent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Servers that are careless about who may pay, and about the API key. */
public final class AccessServers {
  private AccessServers() {}

  public static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    servers.add(
        authenticating(
            "pays without credentials",
            sent -> sent.authorization().equals("null") && sent.apiKeyHeader().equals("null"),
            "refuses-no-credentials"));
    servers.add(
        authenticating(
            "accepts any API key",
            sent -> user(sent).matches("pak_[a-z0-9-]{18}:"),
            "refuses-wrong-api-key"));
    servers.add(
        authenticating(
            "accepts the API key as password",
            sent -> user(sent).startsWith(":pak_"),
            "refuses-api-key-as-password"));
    servers.add(
        authenticating(
            "accepts the API key of another account",
            sent -> user(sent).equals(KeysendServer.OTHER_API_KEY + ":"),
            "refuses-wrong-api-key"));
    servers.add(
        WrongServer.of(
            "knows a sender by the connection",
            b ->
                b.onSameConnection =
                    (sent, before) ->
                        before.status == 201 && sent.authorization().equals("null")
                            ? Optional.of(before)
                            : Optional.empty(),
            "refuses-no-credentials",
            "answers-hold-own-data-alone",
            "balance-falls-by-amount",
            "payment-ids-differ",
            "preimages-differ",
            "transaction-ids-differ"));
    servers.add(
        WrongServer.of(
            "protects only the path without a slash after it",
            b -> {
              b.alsoAuthenticates = sent -> sent.rawPath().endsWith("/");
              b.alsoPaysFrom = key -> key.equals(KeysendServer.WALLET_KEY + "/keysend/");
            },
            "slash-after-path-does-not-pay"));
    servers.add(
        authenticating(
            "accepts any API key header",
            sent -> !sent.apiKeyHeader().equals("null"),
            "refuses-wrong-api-key-header"));
    servers.add(
        authenticating(
            "accepts any bearer token",
            sent -> sent.authorization().startsWith("Bearer "),
            "refuses-wrong-api-key-header"));
    servers.add(
        authenticating(
            "trusts a header that names its own machine",
            sent -> sent.headers("X-Forwarded-For").contains("127.0.0.1"),
            "refuses-api-key-empty"));
    servers.add(
        authenticating(
            "accepts an empty API key", sent -> user(sent).equals(":"), "refuses-api-key-empty"));
    servers.add(
        authenticating(
            "finds the right key anywhere in the header",
            sent -> sent.apiKeyHeader().endsWith(", " + KeysendServer.API_KEY),
            "refuses-wrong-api-key-header"));
    servers.add(
        WrongServer.of(
            "accepts an empty wallet key",
            b -> b.alsoPaysFrom = String::isEmpty,
            "empty-wallet-key-does-not-pay"));
    servers.add(
        WrongServer.of(
            "accepts any wallet key",
            b -> b.alsoPaysFrom = key -> key.matches("waka_[a-z0-9-]{18}"),
            "refuses-unknown-wallet"));
    servers.add(
        WrongServer.of(
            "accepts a wallet's id as its key",
            b -> b.alsoPaysFrom = key -> key.startsWith("wal_"),
            "refuses-wallet-id-as-access-key"));
    servers.add(
        WrongServer.of(
            "pays with read-only keys",
            b -> b.alsoPaysFrom = key -> key.equals(KeysendServer.READ_ONLY_KEY),
            "refuses-read-only-wallet",
            "refuses-read-only-wallet-in-disguise"));
    servers.add(
        WrongServer.of(
            "repeats the API key in the response",
            b -> b.onSuccess = (request, a) -> a.put("debug", "as " + KeysendServer.API_KEY),
            "api-key-stays-secret"));
    servers.add(
        WrongServer.of(
            "repeats the credentials in a header",
            b ->
                b.onWire =
                    (sent, response) -> response.headers.put("X-Debug", sent.authorization()),
            "api-key-stays-secret"));
    servers.add(
        WrongServer.of(
            "repeats an unknown wallet key in the error",
            b ->
                b.onWire =
                    (sent, response) -> {
                      if (response.status == 404) {
                        response.body = response.body.replace("no such wallet", sent.path());
                      }
                    },
            "wallet-keys-stay-secret"));
    servers.add(
        WrongServer.of(
            "ignores the API key header",
            b -> b.takesApiKeyHeader = false,
            "accepts-api-key-header"));
    keys(servers);
    methods(servers);
    servers.add(
        WrongServer.of(
            "tells anybody in a header what the wallet holds",
            b -> {
              b.onSuccess = (request, a) -> b.counter.set(a.at("/wal/balance").asLong());
              b.onWire =
                  (sent, response) -> response.headers.put("X-Balance", b.counter.toString());
            },
            "balance-stays-secret"));
    servers.add(
        WrongServer.of(
            "tells anybody what the wallet holds",
            b -> {
              b.onSuccess = (request, a) -> b.counter.set(a.at("/wal/balance").asLong());
              b.onDenial = e -> e.put("message", "Not your wallet of " + b.counter + " satoshis.");
            },
            "balance-stays-secret"));
    return servers;
  }

  /** Careless ways in which databases, frameworks and hand-written code compare keys. */
  private static void keys(List<WrongServer> servers) {
    for (Comparison comparison : Comparison.ALL) {
      if (comparison.breaks("api-key").length > 0) {
        servers.add(
            authenticating(
                comparison.words() + " API keys",
                sent ->
                    user(sent).endsWith(":")
                        && comparison.takes(
                            user(sent).substring(0, user(sent).length() - 1),
                            KeysendServer.API_KEY),
                comparison.breaks("api-key")));
      }
      servers.add(
          WrongServer.of(
              comparison.words() + " wallet keys",
              b -> b.alsoPaysFrom = key -> comparison.takes(key, KeysendServer.WALLET_KEY),
              comparison.breaks("wallet-key")));
      boolean disguises =
          comparison.takes(upperCase(), KeysendServer.READ_ONLY_KEY)
              || comparison.takes(KeysendServer.READ_ONLY_KEY + " ", KeysendServer.READ_ONLY_KEY);
      if (disguises) {
        servers.add(
            WrongServer.of(
                comparison.words() + " read-only keys",
                b ->
                    b.alsoPaysFrom =
                        key ->
                            !key.equals(KeysendServer.READ_ONLY_KEY)
                                && comparison.takes(key, KeysendServer.READ_ONLY_KEY),
                "refuses-read-only-wallet-in-disguise"));
      }
    }
    servers.add(
        WrongServer.of(
            "does not recognize a read-only key in upper case",
            b -> b.alsoPaysFrom = key -> key.equals(upperCase()),
            "refuses-read-only-wallet-in-disguise"));
    servers.add(
        WrongServer.of(
            "does not recognize a percent-encoded read-only key",
            b ->
                b.alsoPaysFromEncoded =
                    (path, key) -> key.equals(KeysendServer.READ_ONLY_KEY) && path.contains("%"),
            "refuses-read-only-wallet-in-disguise"));
  }

  private static String upperCase() {
    return KeysendServer.READ_ONLY_KEY.toUpperCase(Locale.ROOT);
  }

  private static void methods(List<WrongServer> servers) {
    for (String method : List.of("GET", "HEAD", "OPTIONS")) {
      servers.add(
          WrongServer.of(
              "pays by " + method,
              b ->
                  b.alsoPaysBy =
                      sent ->
                          sent.method().equals(method)
                              && !sent.query().startsWith("_method")
                              && sent.override().equals("null"),
              "safe-methods-do-not-pay"));
    }
    servers.add(
        WrongServer.of(
            "pays by PUT",
            b -> b.alsoPaysBy = sent -> sent.method().equals("PUT"),
            "put-does-not-pay"));
    servers.add(
        WrongServer.of(
            "accepts another method in a header",
            b -> b.alsoPaysBy = sent -> sent.override().equals("POST"),
            "safe-methods-cannot-be-overridden"));
    servers.add(
        WrongServer.of(
            "accepts another method in the query",
            b -> b.alsoPaysBy = sent -> sent.query().equals("_method=POST"),
            "safe-methods-cannot-be-overridden"));
  }

  private static WrongServer authenticating(
      String name, Predicate<Sent> authenticates, String... breaks) {
    return WrongServer.of(name, b -> b.alsoAuthenticates = authenticates, breaks);
  }

  public static String user(Sent sent) {
    String authorization = sent.authorization();
    return authorization.startsWith("Basic ")
        ? new String(
            Base64.getDecoder().decode(authorization.substring("Basic ".length())),
            StandardCharsets.UTF_8)
        : "";
  }
}
