package dev.keysend.mock.http;

/** Where a server listens, and how it is called. */
public final class BindAddress {
  /** So that no other machine can connect. */
  public static final String LOOPBACK = "127.0.0.1";

  private BindAddress() {}

  /** The host for a URL: a wildcard address is not one that can be called. */
  public static String urlHost(String bindAddress) {
    return switch (bindAddress) {
      case "0.0.0.0" -> LOOPBACK;
      case "::" -> "[::1]";
      default -> bindAddress.contains(":") ? "[" + bindAddress + "]" : bindAddress;
    };
  }
}
