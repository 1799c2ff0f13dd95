package dev.keysend.sdk.internal.transport;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The last application interceptor. It stops requests that the caller's interceptors send again.
 */
final class Gate implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Flight flight = Flight.of(request);
    flight.refuseRepetition();
    flight.refuseOtherAddress(request.url());
    RequestBody body = request.body();
    if (body == null || !request.method().equals("POST")) {
      throw new IOException("An interceptor took the payment out of its request; it was not sent");
    }
    // One-shot, so that OkHttp never sends it again, whether after 408, 503, 307 or a reset.
    Request once =
        body.isOneShot() ? request : request.newBuilder().post(new OneShotBody(body)).build();
    return AnswerLimit.limit(chain.proceed(once), AnswerStream.MOST_BYTES);
  }
}
