package dev.keysend.sdk.internal.transport;

import dev.keysend.sdk.internal.secret.Secrets;
import dev.keysend.sdk.model.KeysendError;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One payment's way to the server: whether it may leave, whether it has left, and what came back.
 * It travels as a tag of the payment's request.
 *
 * <p>A payment leaves at most once, and never after somebody has been told that it was not sent:
 * {@link #depart} and {@link #shut} compete for one state, and the first of them wins for good.
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

  /** A payment that has not left. */
  public Flight(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * Keeps the payment from leaving, unless it has left already. From then on the answer is the same
   * for everyone who asks.
   *
   * @return whether no byte of the request has left or ever will, so that no money moves
   */
  public boolean shut() {
    return departure.compareAndSet(Departure.OPEN, Departure.SHUT)
        || departure.get() == Departure.SHUT;
  }

  /** The status that came over the wire, or 0 if none did. */
  public int status() {
    return status;
  }

  /** A text from outside, without the secrets. */
  public String mask(String text) {
    return secrets.mask(text);
  }

  /** A failure that prints nothing of the secrets. */
  public Throwable mask(Throwable failure) {
    return secrets.mask(failure);
  }

  /** An error of the server's, without the secrets. */
  public @Nullable KeysendError mask(@Nullable KeysendError error) {
    return error == null
        ? null
        : new KeysendError()
            .name(secrets.mask(error.getName()))
            .message(secrets.mask(error.getMessage()))
            .code(error.getCode())
            .status(error.getStatus());
  }

  /** The payment that a request is of; a request without one is not let through. */
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

  void bindTo(HttpUrl url) {
    address = url;
  }

  boolean isBoundTo(HttpUrl url) {
    return url.equals(address);
  }

  /** Lets the payment go, once. Nothing may be written before this returns. */
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

  void arrive(int wireStatus) {
    status = wireStatus;
  }

  private IOException refusal() {
    return new IOException(
        departure.get() == Departure.SHUT
            ? "The payment has been given up, and is not sent any more"
            : "The payment has been sent once, and is not sent again");
  }

  @Override
  public String toString() {
    return "Flight{" + departure.get() + ", status=" + status + "}";
  }
}
