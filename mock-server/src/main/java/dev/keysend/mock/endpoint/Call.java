package dev.keysend.mock.endpoint;

import java.util.List;

/** A request to the keysend path, as any HTTP server sees it. */
public interface Call {
  /** The HTTP method, in upper case. */
  String method();

  /** The path as it was sent, percent signs included, without a query. */
  String path();

  /** The query as it was sent, without its question mark; empty when there was none. */
  String query();

  /** All values of a header, in their order; empty when it was not sent. */
  List<String> headers(String name);

  /** The body's bytes; empty when there was none. */
  byte[] body();
}
