package dev.keysend.sdk.internal;

import java.util.LinkedHashMap;

/**
 * The custom records of a settled payment. They are printed without their values, of which one is
 * the preimage and the others may be private.
 */
final class CustomRecords extends LinkedHashMap<String, String> {
  private static final long serialVersionUID = 1L;

  @Override
  public String toString() {
    return keySet().toString();
  }
}
