package dev.keysend.conformance.wire.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.apache.http.entity.ByteArrayEntity;

/** A body that can leave in two packets, as networks cut long ones. */
public final class CutEntity extends ByteArrayEntity {
  /** Long enough for a server on the same machine to read the first packet by itself. */
  private static final int PAUSE_MILLIS = 50;

  private final byte[] bytes;
  private final int cut;

  /**
   * Makes one.
   *
   * @param bytes the body
   * @param cut how many of them are in the first packet; 0 for a single packet
   */
  public CutEntity(byte[] bytes, int cut) {
    super(bytes);
    this.bytes = bytes;
    this.cut = cut;
  }

  boolean isEmpty() {
    return bytes.length == 0;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    if (cut > 0) {
      out.write(bytes, 0, cut);
      out.flush();
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
    out.write(bytes, cut, bytes.length - cut);
    out.flush();
  }
}
