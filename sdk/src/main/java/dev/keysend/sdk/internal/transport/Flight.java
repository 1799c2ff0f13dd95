package dev.keysend.sdk.internal.transport;

import dev.keysend.sdk.internal.secret.Secrets;
import dev.keysend.sdk.model.KeysendError;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The state of one payment's request: whether it may be sent, whether it was sent, and what came
 * back. It is attached to the request as a tag.
 *
 * <p>A payment is sent at most once, and never after somebody was told that it was not sent: {@link
 * #depart} and {@link #shut} compete for one state, and the first of them wins for good.
 */
public final class Flight {
  private enum Departure {
    OPEN,
    DEPARTED,
    SHUT
  }

  private final Secrets secrets;
  private final AtomicReference<Departure> departure = new AtomicReference<>(Departure.OPEN);
  private volatile int status;
  private volatile @Nullable HttpUrl address;
  private volatile @Nullable ByteString payment;
  private final Buffer text = new Buffer();
  private @Nullable Charset charset;

  /** A payment whose request was not sent yet. */
  public Flight(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * Prevents the SDK from sending the payment, unless it was sent already. From then on, the result
   * never changes.
   *
   * @return whether no byte of the request was or ever will be sent, so that no money moves
   */
  public boolean shut() {
    return departure.compareAndSet(Departure.OPEN, Departure.SHUT)
        || departure.get() == Departure.SHUT;
  }

  /** The status that came over the wire, or 0 if there was none. */
  public int status() {
    return status;
  }

  /** The response's body as far as it was read, with the secrets; null if there was none. */
  public synchronized @Nullable String text() {
    return charset == null ? null : text.clone().readString(charset);
  }

  /** A text from outside, without the secrets. */
  public String mask(String text) {
    return secrets.mask(text);
  }

  /** A failure that prints no secret. */
  public Throwable mask(Throwable failure) {
    return secrets.mask(failure);
  }

  /** An error of the server's, without the secrets. */
  public KeysendError mask(KeysendError error) {
    return new KeysendError()
        .name(secrets.mask(error.getName()))
        .message(secrets.mask(error.getMessage()))
        .code(error.getCode())
        .status(error.getStatus());
  }

  /** The payment of a request. A request without one is refused. */
  static Flight of(Request request) throws IOException {
    Flight flight = request.tag(Flight.class);
    if (flight == null) {
      throw new IOException(
          "An interceptor replaced the payment's request; derive it with newBuilder() instead");
    }
    return flight;
  }

  Secrets secrets() {
    return secrets;
  }

  void bindTo(HttpUrl url, ByteString json) {
    address = url;
    payment = json;
  }

  void refuseOtherAddress(HttpUrl url) throws IOException {
    if (!url.equals(address)) {
      throw new IOException(
          "An interceptor changed the payment's address to "
              + url.redact()
              + "; set it with baseUrl instead");
    }
  }

  /** Whether a request's body is the payment that was checked. */
  boolean carries(ByteString body) {
    return body.equals(payment);
  }

  /** Allows the payment to be sent, once. Nothing may be written before this returns. */
  void depart() throws IOException {
    if (!departure.compareAndSet(Departure.OPEN, Departure.DEPARTED)) {
      throw refusal();
    }
  }

  void refuseRepetition() throws IOException {
    if (departure.get() != Departure.OPEN) {
      throw refusal();
    }
  }

  /** A response has a body, of which nothing was read yet. */
  synchronized void beginText(Charset of) {
    charset = of;
    text.clear();
  }

  /** The last bytes of a buffer were read from the response's body. */
  synchronized void addText(Buffer read, long byteCount) {
    read.copyTo(text, read.size() - byteCount, byteCount);
  }

  void arrive(int wireStatus) {
    status = wireStatus;
  }

  private IOException refusal() {
    return new IOException(
        departure.get() == Departure.SHUT
            ? "The payment was cancelled, and will not be sent"
            : "The payment was sent once, and will not be sent again");
  }

  @Override
  public String toString() {
    return "Flight{" + departure.get() + ", status=" + status + "}";
  }
}
