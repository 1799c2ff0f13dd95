package dev.keysend.contract;

/** How binding a promise is, as in RFC 2119. */
public enum Level {
  /** The endpoint's documentation says it or shows it. */
  MUST,
  /** Good practice; a server that does otherwise is worth a warning. */
  SHOULD
}
