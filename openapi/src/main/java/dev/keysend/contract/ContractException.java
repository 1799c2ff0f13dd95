package dev.keysend.contract;

/**
 * The document is not a contract that this kit can read. The message says what is wrong, and where.
 */
public final class ContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContractException(String message) {
    super(message);
  }

  ContractException(String message, Throwable cause) {
    super(message, cause);
  }
}
