package dev.keysend.contract;

/** How binding a promise is, as in RFC 2119. {@link Authority} decides it. */
public enum Level {
  /** A server that breaks it is not conformant. */
  MUST,
  /** A server that breaks it gets a warning. */
  SHOULD
}
