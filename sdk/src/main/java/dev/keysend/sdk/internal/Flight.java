package dev.keysend.sdk.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One payment's way to the server. It lets at most one request onto the wire, whatever asks for
 * another: OkHttp's own recovery, a redirect, or an interceptor of the caller. It also puts the
 * secrets on the request, behind every interceptor, and notes what was seen on the wire.
 *
 * <p>Each payment has a client of its own, derived from the shared one, with {@link #gate()} as its
 * last application interceptor and {@link #wire()} as its last network interceptor.
 */
public final class Flight {
  /** Stands in the path for the wallet key, for everyone but the server. */
  static final String HIDDEN_WALLET_KEY = "hidden-wallet-key";

  /** A 201 is about 2 kB. More than this is no answer, and must not fill the caller's memory. */
  private static final long LONGEST_ANSWER = 1024L * 1024;

  private final Secrets secrets;
  private final AtomicBoolean departed = new AtomicBoolean();
  private volatile int status;
  private volatile @Nullable HttpUrl address;

  /** A payment that has not left. */
  public Flight(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Whether a byte of the request may have left. If not, no money can have moved. */
  public boolean departed() {
    return departed.get();
  }

  /** The status that came over the wire, or 0 if none did. */
  public int status() {
    return status;
  }

  /** A text from outside, without the secrets. */
  public String mask(String text) {
    return secrets.mask(text);
  }

  void bindTo(HttpUrl url) {
    address = url;
  }

  /** Stands behind the caller's interceptors: what they send again ends here. */
  Interceptor gate() {
    return chain -> {
      Request request = chain.request();
      refuseRepetition();
      refuseOtherAddress(request);
      RequestBody body = request.body();
      if (body == null || !request.method().equals("POST")) {
        throw new IOException(
            "An interceptor took the payment out of its request; it was not sent");
      }
      // One-shot, so that OkHttp does not try to send it again, be it for 408, 503, 307 or a reset.
      Request once = request.newBuilder().post(new OneShotBody(body)).build();
      return AnswerLimit.limit(chain.proceed(once), LONGEST_ANSWER);
    };
  }

  /** Stands right before the socket, and runs once for each request that would go out. */
  Interceptor wire() {
    return chain -> {
      Request request = chain.request();
      RequestBody body = request.body();
      if (body == null) {
        throw new IOException(
            "An interceptor took the payment out of its request; it was not sent");
      }
      Request real =
          request
              .newBuilder()
              .url(realAddress(request.url()))
              .header("Authorization", secrets.authorization())
              .post(new OneShotBody(body))
              .build();
      if (!departed.compareAndSet(false, true)) {
        throw repetition();
      }
      Response answer = chain.proceed(real);
      status = answer.code();
      return answer.newBuilder().request(request).build();
    };
  }

  private void refuseRepetition() throws IOException {
    if (departed()) {
      throw repetition();
    }
  }

  private static IOException repetition() {
    return new IOException("The payment has been sent once, and is not sent again");
  }

  private void refuseOtherAddress(Request request) throws IOException {
    if (!request.url().equals(address)) {
      throw new IOException(
          "An interceptor changed the payment's address to "
              + request.url().redact()
              + "; set it with baseUrl instead");
    }
  }

  /** The wallet key is one path segment, encoded, so that no key can change the path. */
  private HttpUrl realAddress(HttpUrl shown) {
    HttpUrl.Builder real = shown.newBuilder();
    int segment = shown.pathSegments().lastIndexOf(HIDDEN_WALLET_KEY);
    return real.setPathSegment(segment, secrets.walletKey()).build();
  }

  @Override
  public String toString() {
    return "Flight{departed=" + departed + ", status=" + status + "}";
  }
}
