package dev.keysend.sdk.internal.transport;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A body that can be written only once. OkHttp asks before it sends it again, and a second write
 * throws.
 */
final class OneShotBody extends RequestBody {
  private final RequestBody body;
  private final AtomicBoolean written = new AtomicBoolean();

  OneShotBody(RequestBody body) {
    this.body = body;
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() throws IOException {
    return body.contentLength();
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    if (!written.compareAndSet(false, true)) {
      throw new IOException("A payment is written once");
    }
    body.writeTo(sink);
  }
}
