package dev.keysend.conformance.request;

/** The fields that the kit knows by name, in addition to what it reads from the contract. */
public final class Fields {
  /** The request's amount, in satoshis. */
  public static final String AMOUNT = "num_satoshis";

  /** The request's destination. */
  public static final String DESTINATION = "dest_pubkey";

  /** The request's data for webhooks. */
  public static final String PASS_THROUGH = "passThru";

  /** The request's records for the destination. */
  public static final String RECORDS = "custom_records";

  /** The record that holds the preimage, which the server draws. */
  public static final String KEYSEND_RECORD = "5482373484";

  /** Pointer to the transaction's id in a success. */
  public static final String TRANSACTION_ID = "/id";

  /** Pointer to the Lightning payment's id in a success. */
  public static final String PAYMENT_ID = "/lnTx/id";

  /** Pointer to the preimage in a success. */
  public static final String PREIMAGE = "/lnTx/payment_preimage";

  /** Pointer to the wallet's id in a success. */
  public static final String WALLET_ID = "/wal/id";

  /** Pointer to the time of the wallet's creation in a success. */
  public static final String WALLET_CREATED_AT = "/wal/created_at";

  /** Pointer to the wallet's balance in a success, in satoshis. */
  public static final String BALANCE = "/wal/balance";

  /** Pointer to the amount of the Lightning payment in a success, in satoshis. */
  public static final String PAID_AMOUNT = "/lnTx/num_satoshis";

  /** Pointer to what the payment did to the wallet in a success, in satoshis. */
  public static final String WALLET_AMOUNT = "/num_satoshis";

  /** Pointer to the network's fee in a success, in millisatoshis, where the server names it. */
  public static final String FEE = "/lnTx/fee_msat";

  /** The most that the network may take, in millisatoshis. */
  public static final String FEE_LIMIT = "fee_limit_msat";

  /** Pointer to the destination in a success. */
  public static final String PAID_DESTINATION = "/lnTx/dest_pubkey";

  /** Pointer to the custom records in a success. */
  public static final String PAID_RECORDS = "/lnTx/custom_records";

  /** Pointer to the reason in an error. */
  public static final String MESSAGE = "/message";

  private Fields() {}
}
