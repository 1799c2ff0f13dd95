package dev.keysend.sdk;

import dev.keysend.sdk.internal.json.StoredJson;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.util.Objects;

/**
 * Stores settled payments as JSON and reads them again, with the contract's names and with every
 * number exact. The JSON contains the preimage and all custom records, which {@link
 * Transaction#toString} hides, so store it like other secrets. It does not contain fields that the
 * contract does not have.
 *
 * <pre>{@code
 * String stored = TransactionJson.write(client.send(payment));
 * Transaction settled = TransactionJson.read(stored);
 * }</pre>
 */
public final class TransactionJson {
  private TransactionJson() {}

  /**
   * Writes a settled payment.
   *
   * @param transaction the payment
   * @return a JSON object on one line
   * @throws IllegalArgumentException if a field is missing, so that {@link #read} could not read
   *     it; the message says which
   */
  public static String write(Transaction transaction) {
    String json = StoredJson.write(Objects.requireNonNull(transaction, "transaction"));
    read(json);
    return json;
  }

  /**
   * Reads a settled payment.
   *
   * @param json what {@link #write} wrote, or the body of a 201
   * @return the payment
   * @throws IllegalArgumentException if the text is not a settled payment; the message says where
   */
  public static Transaction read(String json) {
    try {
      return StoredJson.readTransaction(Objects.requireNonNull(json, "json"));
    } catch (IOException e) {
      throw new IllegalArgumentException("This is not a settled payment: " + e.getMessage());
    }
  }
}
