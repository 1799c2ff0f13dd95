package dev.keysend.conformance.wire.http;

/** Whether a request may share its connection, on which it may then arrive twice. */
public enum Sharing {
  /** It has its own connection, and arrives at most once. */
  NONE,
  /** It follows a payment on its connection, which then ends. */
  LAST,
  /** It follows a payment on its connection, and the next request that shares one follows it. */
  CONTINUED
}
