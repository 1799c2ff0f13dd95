package consumer;

import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.PaymentRejectedException;
import dev.keysend.sdk.PaymentUnknownException;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import java.io.IOException;
import java.util.Collections;

public final class Pay {
  /** Arguments: base URL, API key, wallet key, a destination, and one without a route. */
  public static void main(String[] args) throws IOException {
    onlyOneOkHttp();
    try (KeysendClient client =
        KeysendClient.builder().baseUrl(args[0]).apiKey(args[1]).walletKey(args[2]).build()) {
      Transaction settled = client.send(args[3], 2);
      expect(settled.getLnTx().getNumSatoshis() == 2, "blocking");
      Transaction later =
          client.sendAsync(new KeysendRequest().destPubkey(args[3]).numSatoshis(3L)).join();
      expect(later.getLnTx().getPaymentHash().length() == 64, "future");
      try {
        client.send(args[4], 2);
        throw new AssertionError("A payment without a route settled");
      } catch (PaymentRejectedException e) {
        expect("NO_ROUTE".equals(String.valueOf(e.failureReason())), "rejected");
      } catch (PaymentUnknownException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** OkHttp 4 and 5 have different artifact names, so build tools can put both on a class path. */
  private static void onlyOneOkHttp() throws IOException {
    int archives =
        Collections.list(
                Pay.class.getClassLoader().getResources("okhttp3/OkHttpClient.class"))
            .size();
    expect(archives == 1, "one OkHttp, not " + archives);
  }

  private static void expect(boolean truth, String what) {
    if (!truth) {
      throw new AssertionError(what);
    }
  }
}
