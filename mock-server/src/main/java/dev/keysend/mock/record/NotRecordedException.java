package dev.keysend.mock.record;

/** Why an exchange does not become an example. */
final class NotRecordedException extends Exception {
  private static final long serialVersionUID = 1;

  NotRecordedException(String reason) {
    super(reason);
  }
}
