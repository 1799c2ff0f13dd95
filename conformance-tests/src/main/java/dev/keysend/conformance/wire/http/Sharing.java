package dev.keysend.conformance.wire.http;

/** How a request may share a connection. On a shared connection, it may arrive twice. */
public enum Sharing {
  /** It has its own connection, and arrives at most once. */
  NONE,
  /** It follows a payment on its connection, which then ends. */
  LAST,
  /** It follows a payment on its connection, and the next request that shares one follows it. */
  CONTINUED
}
