package dev.keysend.mock.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Where a server listens, and under which name. */
public final class BindAddress {
  /** The loopback address that every machine has. */
  public static final String LOOPBACK = "127.0.0.1";

  /**
   * Both loopback addresses, so that clients reach the mock whichever one they try first, and no
   * other machine can connect.
   */
  public static final String LOCALHOST = "localhost";

  private static final String LOOPBACK_6 = "::1";

  private BindAddress() {}

  /** An address without the brackets of a URL. */
  public static String plain(String bindAddress) {
    return bindAddress.startsWith("[") && bindAddress.endsWith("]")
        ? bindAddress.substring(1, bindAddress.length() - 1)
        : bindAddress;
  }

  /** The addresses to listen at. */
  static List<String> addresses(String bindAddress) {
    if (!bindAddress.equals(LOCALHOST)) {
      return List.of(bindAddress);
    }
    return hasLoopback6() ? List.of(LOOPBACK, LOOPBACK_6) : List.of(LOOPBACK);
  }

  /** Containers and old systems often have no IPv6. */
  private static boolean hasLoopback6() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getAllByName(LOOPBACK_6)[0], 0));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The host for a URL, because clients cannot call a wildcard address. */
  public static String urlHost(String bindAddress) {
    return switch (bindAddress) {
      case "0.0.0.0", LOCALHOST -> LOOPBACK;
      case "::" -> "[" + LOOPBACK_6 + "]";
      default -> bindAddress.contains(":") ? "[" + bindAddress + "]" : bindAddress;
    };
  }
}
