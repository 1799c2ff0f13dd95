package dev.keysend.conformance.probe;

/** What a correct server does with a request. */
public enum Kind {
  /** Pays. */
  PAYMENT,
  /** Refuses it, since it breaks the request's schema. */
  INVALID,
  /** Tries to pay, and fails. */
  UNROUTABLE
}
