package dev.keysend.conformance.junit;

import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KeysendServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Targets at ports that no earlier test had. A build pays at each address once in a process, and
 * systems give the same port again sooner or later.
 */
final class NewTargets {
  private static final Set<String> USED = ConcurrentHashMap.newKeySet();

  private NewTargets() {}

  static KeysendServer server(Behaviour behaviour) {
    KeysendServer server = KeysendServer.start(behaviour);
    while (!USED.add(server.baseUrl())) {
      server.close();
      server = KeysendServer.start(behaviour);
    }
    return server;
  }

  /** An address at which nothing listens. */
  static String closedPort() throws IOException {
    String url;
    do {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        url = "http://127.0.0.1:" + socket.getLocalPort();
      }
    } while (!USED.add(url));
    return url;
  }
}
