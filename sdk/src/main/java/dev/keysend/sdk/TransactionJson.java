package dev.keysend.sdk;

import dev.keysend.sdk.internal.json.StoredJson;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.util.Objects;

/**
 * Stores settled payments as JSON and reads them again, in the contract's own names and with every
 * number exact. The text holds the preimage and all custom records, which {@link
 * Transaction#toString} hides: keep it where you keep other secrets. Fields that the contract does
 * not have are not stored.
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
   */
  public static String write(Transaction transaction) {
    return StoredJson.write(Objects.requireNonNull(transaction, "transaction"));
  }

  /**
   * Reads a settled payment.
   *
   * @param json what {@link #write} wrote, or the body of a 201
   * @return the payment
   * @throws IllegalArgumentException if the text is no such payment; the message says where
   */
  public static Transaction read(String json) {
    try {
      return StoredJson.readTransaction(Objects.requireNonNull(json, "json"));
    } catch (IOException e) {
      throw new IllegalArgumentException("This is no settled payment: " + e.getMessage());
    }
  }
}
