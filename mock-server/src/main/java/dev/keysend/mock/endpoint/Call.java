package dev.keysend.mock.endpoint;

import java.util.List;

/** A request to the keysend path, as any HTTP server sees it. */
public interface Call {
  /** The HTTP method, in upper case. */
  String method();

  /** The path as sent, percent-encoded, without the query. */
  String path();

  /** The query as sent, without its question mark; empty if there is none. */
  String query();

  /** All values of a header, in their order; empty if it was not sent. */
  List<String> headers(String name);

  /** The body's bytes; empty if there is no body. */
  byte[] body();
}
