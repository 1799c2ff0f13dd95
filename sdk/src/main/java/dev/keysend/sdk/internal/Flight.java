package dev.keysend.sdk.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One payment's way to the server: whether it has left, and what came back. It travels as a tag of
 * the payment's request.
 */
public final class Flight {
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

  /** Lets the payment go, once. */
  void depart() throws IOException {
    if (!departed.compareAndSet(false, true)) {
      throw repetition();
    }
  }

  void refuseRepetition() throws IOException {
    if (departed()) {
      throw repetition();
    }
  }

  void arrive(int wireStatus) {
    status = wireStatus;
  }

  private static IOException repetition() {
    return new IOException("The payment has been sent once, and is not sent again");
  }

  @Override
  public String toString() {
    return "Flight{departed=" + departed + ", status=" + status + "}";
  }
}
