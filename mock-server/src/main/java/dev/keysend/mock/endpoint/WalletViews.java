package dev.keysend.mock.endpoint;

import dev.keysend.contract.Json;
import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.Refusals;
import dev.keysend.mock.endpoint.payment.Payments;
import dev.keysend.mock.secret.Keys;
import dev.keysend.mock.secret.KeysendPath;
import dev.keysend.mock.wallet.Ledger;
import dev.keysend.mock.wallet.Payment;
import dev.keysend.mock.wallet.Wallet;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A wallet and its transactions, where LNPay's clients look for unknown payments: {@code GET
 * /v1/wallet/{key}} and {@code GET /v1/wallet/{key}/transactions}. Not in the contract.
 */
final class WalletViews {
  /** The page size of LNPay's server. */
  private static final int MOST = 100;

  private final Pattern path;
  private final Keys keys;
  private final Ledger ledger;
  private final Payments payments;
  private final Refusals refusals;
  private final String mediaType;

  WalletViews(
      KeysendPath path,
      String mediaType,
      Keys keys,
      Ledger ledger,
      Payments payments,
      Refusals refusals) {
    this.path = Pattern.compile(pattern(path));
    this.mediaType = mediaType;
    this.keys = keys;
    this.ledger = ledger;
    this.payments = payments;
    this.refusals = refusals;
  }

  /** A regular expression for the paths of both. */
  static String pattern(KeysendPath path) {
    return Pattern.quote(path.before()) + "([^/]+)(/transactions)?";
  }

  boolean matches(String path) {
    return this.path.matcher(path).matches();
  }

  /** The response to a caller with the right API key. */
  Answer answer(String requested) {
    Matcher parts = path.matcher(requested);
    Wallet wallet = parts.matches() ? wallet(parts.group(1)) : null;
    if (wallet == null) {
      return refusals.of("wallet-unknown", "use " + keys.sayWalletKey());
    }
    return parts.group(2) == null
        ? Answer.json("wallet", 200, mediaType, Json.write(payments.written(wallet)))
        : Answer.json("transactions", 200, mediaType, transactions(wallet));
  }

  private @Nullable Wallet wallet(String written) {
    String key;
    try {
      key = URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
    boolean first = key.equals(keys.readOnlyWalletKey());
    return ledger.wallet(first ? keys.walletKey() : key).orElse(null);
  }

  private String transactions(Wallet wallet) {
    List<Payment> paid = ledger.payments(wallet);
    StringJoiner newestFirst = new StringJoiner(",", "[", "]");
    for (int i = paid.size() - 1; i >= Math.max(0, paid.size() - MOST); i--) {
      newestFirst.add(payments.written(paid.get(i), null));
    }
    return newestFirst.toString();
  }
}
