package dev.keysend.sdk.internal.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;

/**
 * The last network interceptor, right before the socket. It runs once for each request that would
 * go out, lets only the first one pass, and adds the secrets to it, after every other interceptor.
 */
final class Wire implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Flight flight = Flight.of(request);
    RequestBody body = request.body();
    if (body == null) {
      throw new IOException("An interceptor took the payment out of its request; it was not sent");
    }
    flight.refuseOtherAddress(request.url());
    Buffer written = new Buffer();
    body.writeTo(written);
    ByteString bytes = written.readByteString();
    if (!flight.carries(bytes)) {
      throw new IOException("An interceptor changed the payment; it was not sent");
    }
    Request real =
        request
            .newBuilder()
            .url(flight.secrets().unhide(request.url()))
            .header("Authorization", flight.secrets().authorization())
            .post(new OneShotBody(RequestBody.create(bytes, body.contentType())))
            .build();
    // Okio would notice the interrupt while the request is being written, when part of it may be
    // sent.
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("the thread was interrupted");
    }
    flight.depart();
    Response answer = chain.proceed(real);
    flight.arrive(answer.code());
    return answer.newBuilder().request(request).build();
  }
}
