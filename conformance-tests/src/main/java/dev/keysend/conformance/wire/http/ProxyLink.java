package dev.keysend.conformance.wire.http;

import dev.keysend.conformance.setting.ProxyServer;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.wire.message.HttpHeader;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Talks to a proxy. The proxy's own responses are about the setup, and never the target's. */
final class ProxyLink {
  /** The status of a proxy that requires user and password. */
  static final int CREDENTIALS_WANTED = 407;

  private static final int MAX_HEAD_BYTES = 8 * 1024;
  private static final String HEAD_END = "\r\n\r\n";
  private static final Pattern STATUS =
      Pattern.compile("HTTP/1[.][01] ([0-9]{3})(?: .*)?\r\n.*", Pattern.DOTALL);

  private ProxyLink() {}

  /** The proxy failed; nothing of the request has reached the target. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /** The header with the proxy's credentials, if there are any. */
  static Optional<HttpHeader> credentials(ProxyServer proxy) {
    return proxy
        .credentials()
        .map(
            pair ->
                new HttpHeader(
                    "Proxy-Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
  }

  /** What a proxy's refusal says about the setup. */
  static String problem(ProxyServer proxy, int status) {
    return "the proxy "
        + proxy
        + " responded with HTTP "
        + status
        + (status == CREDENTIALS_WANTED
            ? proxy.credentials().isPresent()
                ? "; check user and password in " + Setting.PROXY.flag()
                : "; write user and password into " + Setting.PROXY.flag()
            : " when it was asked for a way to the target; check "
                + Setting.PROXY.flag()
                + " and "
                + Setting.BASE_URL.flag());
  }

  /**
   * Asks a proxy for a tunnel, which passes on everything from now on unread.
   *
   * @param authority host and port of the target
   */
  static void tunnel(ProxyServer proxy, Socket socket, String authority) throws IOException {
    StringBuilder head = new StringBuilder();
    head.append("CONNECT ").append(authority).append(" HTTP/1.1\r\nHost: ").append(authority);
    credentials(proxy)
        .ifPresent(
            header ->
                head.append("\r\n").append(header.name()).append(": ").append(header.value()));
    socket
        .getOutputStream()
        .write(head.append(HEAD_END).toString().getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    Matcher answer = STATUS.matcher(head(socket.getInputStream()));
    if (!answer.matches()) {
      throw new RefusedException(
          "the proxy " + proxy + " does not speak HTTP; check " + Setting.PROXY.flag());
    }
    int status = Integer.parseInt(answer.group(1));
    if (status / 100 != 2) {
      throw new RefusedException(problem(proxy, status));
    }
  }

  /** One byte at a time, because what follows belongs to the target. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < MAX_HEAD_BYTES && head.indexOf(HEAD_END, head.length() - 4) < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
