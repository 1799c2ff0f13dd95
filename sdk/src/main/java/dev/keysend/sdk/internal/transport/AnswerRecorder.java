package dev.keysend.sdk.internal.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/**
 * The first interceptor. It keeps what is read of the response, so that an unknown outcome has its
 * text even if the response ends too early or cannot be understood.
 */
final class AnswerRecorder implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Flight flight = Flight.of(chain.request());
    Response answer = chain.proceed(chain.request());
    ResponseBody body = answer.body();
    if (body == null) {
      return answer;
    }
    MediaType type = body.contentType();
    flight.beginText(type == null ? StandardCharsets.UTF_8 : type.charset(StandardCharsets.UTF_8));
    ForwardingSource recorded =
        new ForwardingSource(body.source()) {
          @Override
          public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            if (read > 0) {
              flight.addText(sink, read);
            }
            return read;
          }
        };
    return answer
        .newBuilder()
        .body(ResponseBody.create(Okio.buffer(recorded), type, body.contentLength()))
        .build();
  }
}
