package dev.keysend.sdk.server;

/** What an HTTP/2 server does to one request. */
public enum Http2Fault {
  /** RST_STREAM with REFUSED_STREAM, which promises that nothing was done. */
  REFUSED_STREAM("HTTP/2 refused stream"),

  /** RST_STREAM with INTERNAL_ERROR. */
  RESET_STREAM("HTTP/2 reset stream"),

  /** GOAWAY that names an earlier stream as the last one. */
  GOAWAY("HTTP/2 GOAWAY"),

  /** The connection is closed. */
  CLOSED("HTTP/2 closed after the request");

  private final String words;

  Http2Fault(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
