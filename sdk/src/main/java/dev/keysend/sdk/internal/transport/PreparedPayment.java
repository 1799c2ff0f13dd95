package dev.keysend.sdk.internal.transport;

import dev.keysend.sdk.model.KeysendRequest;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.ByteString;

/**
 * A payment as it will be sent: its bytes. It is a request only so that the generated interface
 * accepts it.
 */
@SuppressWarnings("serial") // Never serialized.
final class PreparedPayment extends KeysendRequest {
  private static final MediaType JSON = MediaType.get("application/json");

  private final ByteString json;
  private final Flight flight;

  PreparedPayment(byte[] json, Flight flight) {
    this.json = ByteString.of(json);
    this.flight = flight;
  }

  ByteString json() {
    return json;
  }

  Flight flight() {
    return flight;
  }

  /** The bytes. Interceptors may write them any number of times; they are sent once. */
  RequestBody body() {
    return new RequestBody() {
      @Override
      public MediaType contentType() {
        return JSON;
      }

      @Override
      public long contentLength() {
        return json.size();
      }

      @Override
      public boolean isOneShot() {
        return true;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        sink.write(json);
      }
    };
  }

  @Override
  public String toString() {
    return "PreparedPayment{" + json.size() + " bytes}";
  }
}
