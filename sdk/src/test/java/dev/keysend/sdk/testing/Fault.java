package dev.keysend.sdk.testing;

/**
 * What a server or a network does to one request, as bytes on a socket. The next request gets a
 * normal response, so that a client that sends again pays again.
 */
public enum Fault {
  /** The connection is reset once the whole request has been read. */
  RESET_AFTER_REQUEST("reset after the request"),

  /** The connection is closed once the whole request has been read. */
  CLOSED_AFTER_REQUEST("closed after the request"),

  /** The connection is reset as soon as it has been made. */
  RESET_BEFORE_REQUEST("reset before the request"),

  /** The connection is reset in the middle of a 201's body. */
  RESET_WITHIN_ANSWER("reset halfway through the response"),

  /** The connection is closed while it is idle, between two payments. */
  CLOSED_WHILE_IDLE("earlier connection closed while idle"),

  /** 408, which asks for the request on another connection. */
  REQUEST_TIMEOUT("408", 408, "Connection: close"),

  /** 503 with a retry at once. */
  UNAVAILABLE("503 with Retry-After: 0", 503, "Retry-After: 0"),

  /** 401 with a challenge. */
  CHALLENGE("401 with a challenge", 401, "WWW-Authenticate: Basic realm=\"wallet\""),

  /** 407 with a challenge. */
  PROXY_CHALLENGE("407 with a challenge", 407, "Proxy-Authenticate: Basic realm=\"proxy\""),

  /** 303 to the same address, which turns a POST into a GET. */
  SEE_OTHER("303 to itself", 303, "Location: "),

  /** 307 to the same address. */
  TEMPORARY_REDIRECT("307 to itself", 307, "Location: "),

  /** 308 to the same address. */
  PERMANENT_REDIRECT("308 to itself", 308, "Location: "),

  /** 421, which asks for the request on another connection. */
  MISDIRECTED("421", 421, "Connection: close");

  private final String words;
  private final int status;
  private final String header;

  Fault(String words) {
    this(words, 0, "");
  }

  Fault(String words, int status, String header) {
    this.words = words;
    this.status = status;
    this.header = header;
  }

  /** The status of the response, or 0 if the fault is not a response. */
  int status() {
    return status;
  }

  /** The header that makes clients send again. */
  String header(String path) {
    return header.startsWith("Location") ? header + path : header;
  }

  /** Describes the fault. */
  @Override
  public String toString() {
    return words;
  }
}
