package dev.keysend.conformance.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

/** Servers that are careless with who may pay, and with the API key. */
final class AccessServers {
  private AccessServers() {}

  static List<WrongServer> all() {
    List<WrongServer> servers = new ArrayList<>();
    servers.add(
        authenticating(
            "pays for anybody",
            sent -> sent.authorization().equals("null") && sent.apiKeyHeader().equals("null"),
            "refuses-no-credentials"));
    servers.add(
        authenticating(
            "looks at the beginning of API keys",
            sent -> user(sent).startsWith("pak_"),
            "refuses-wrong-api-key"));
    servers.add(
        authenticating(
            "ignores the case of API keys",
            sent -> user(sent).equalsIgnoreCase(KeysendServer.API_KEY + ":"),
            "refuses-wrong-api-key"));
    servers.add(
        WrongServer.of(
            "ignores the case of wallet keys",
            b -> b.alsoPaysFrom = KeysendServer.WALLET_KEY::equalsIgnoreCase,
            "refuses-unknown-wallet"));
    servers.add(
        authenticating(
            "takes the API key as password",
            sent -> user(sent).startsWith(":pak_"),
            "refuses-api-key-as-password"));
    servers.add(
        authenticating(
            "takes bearer tokens",
            sent -> sent.authorization().startsWith("Bearer "),
            "refuses-bearer-token"));
    servers.add(
        authenticating(
            "takes any API key header",
            sent -> !sent.apiKeyHeader().equals("null"),
            "refuses-wrong-api-key-header"));
    servers.add(
        WrongServer.of(
            "looks at the beginning of wallet keys",
            b -> b.alsoPaysFrom = key -> key.startsWith("waka_"),
            "refuses-unknown-wallet"));
    servers.add(
        WrongServer.of(
            "takes a wallet's id as key",
            b -> b.alsoPaysFrom = key -> key.startsWith("wal_"),
            "refuses-wallet-id-as-access-key"));
    servers.add(
        WrongServer.of(
            "pays with read-only keys",
            b -> b.alsoPaysFrom = key -> key.startsWith("wakr_"),
            "refuses-read-only-wallet"));
    servers.add(
        WrongServer.of(
            "repeats the API key in its answer",
            b -> b.onSuccess = (request, a) -> a.put("debug", "as " + KeysendServer.API_KEY),
            "api-key-stays-secret"));
    servers.add(
        WrongServer.of(
            "repeats the credentials in a header",
            b -> b.onWire = (sent, reply) -> reply.headers.put("X-Debug", sent.authorization()),
            "api-key-stays-secret"));
    servers.add(
        WrongServer.of(
            "does not know the API key header",
            b -> b.takesApiKeyHeader = false,
            "accepts-api-key-header"));
    return servers;
  }

  private static WrongServer authenticating(
      String name, Predicate<Sent> authenticates, String... breaks) {
    return WrongServer.of(name, b -> b.alsoAuthenticates = authenticates, breaks);
  }

  static String user(Sent sent) {
    String authorization = sent.authorization();
    return authorization.startsWith("Basic ")
        ? new String(
            Base64.getDecoder().decode(authorization.substring("Basic ".length())),
            StandardCharsets.UTF_8)
        : "";
  }
}
