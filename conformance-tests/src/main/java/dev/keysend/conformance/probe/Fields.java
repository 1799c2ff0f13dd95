package dev.keysend.conformance.probe;

/** The fields that the kit knows by name, beside what it reads from the contract. */
public final class Fields {
  /** The request's amount, in satoshis. */
  public static final String AMOUNT = "num_satoshis";

  /** The request's destination. */
  public static final String DESTINATION = "dest_pubkey";

  private Fields() {}
}
