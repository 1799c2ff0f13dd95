package dev.keysend.sdk.internal.transport;

import dev.keysend.sdk.internal.json.AnswerFormatException;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * A response body that fails when it is too long. {@link AnswerStream} already limits what comes
 * from the server. This class limits what interceptors turn it into, for example by decompressing
 * it.
 */
final class AnswerLimit extends ResponseBody {
  private final ResponseBody body;
  private final @Nullable MediaType contentType;
  private final BufferedSource source;

  private AnswerLimit(ResponseBody body, long most) {
    this.body = body;
    // OkHttp's own body parses it at each call, and Retrofit calls more than once.
    this.contentType = body.contentType();
    this.source = Okio.buffer(new LimitedSource(body.source(), most));
  }

  static Response limit(Response answer, long most) {
    ResponseBody body = answer.body();
    return body == null ? answer : answer.newBuilder().body(new AnswerLimit(body, most)).build();
  }

  @Override
  public @Nullable MediaType contentType() {
    return contentType;
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public BufferedSource source() {
    return source;
  }

  private static final class LimitedSource extends ForwardingSource {
    private final long most;
    private long left;

    LimitedSource(Source source, long most) {
      super(source);
      this.most = most;
      this.left = most;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long read = super.read(sink, byteCount);
      left -= Math.max(read, 0);
      if (left < 0) {
        throw new AnswerFormatException("the response is longer than " + most + " bytes");
      }
      return read;
    }
  }
}
