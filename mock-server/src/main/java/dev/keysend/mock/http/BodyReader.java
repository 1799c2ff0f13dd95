package dev.keysend.mock.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.AsyncContext;
import wiremock.jakarta.servlet.AsyncEvent;
import wiremock.jakarta.servlet.AsyncListener;
import wiremock.jakarta.servlet.ReadListener;
import wiremock.jakarta.servlet.ServletInputStream;
import wiremock.jakarta.servlet.http.HttpServletRequest;

/**
 * Reads a request's body, up to a limit, without blocking a thread: it reads the rest when it
 * arrives, and then dispatches the request again. So a slow client costs only a connection.
 */
final class BodyReader {
  private static final String BODY = BodyReader.class.getName() + ".body";
  private static final String FAILURE = BodyReader.class.getName() + ".failure";

  private final int limit;
  private final long patienceMillis;

  BodyReader(int limit, long patienceMillis) {
    this.limit = limit;
    this.patienceMillis = patienceMillis;
  }

  /**
   * The result of reading: a body, or the status of a refusal, or neither while it is still
   * reading.
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once
  record Result(byte @Nullable [] body, int refusal) {
    static final Result LATER = new Result(null, 0);
  }

  int limit() {
    return limit;
  }

  /** Reads the body. If that takes time, the request is dispatched again. */
  Result read(HttpServletRequest request) throws IOException {
    if (request.getAttribute(BODY) instanceof byte[] body) {
      return new Result(body, 0);
    }
    if (request.getAttribute(FAILURE) instanceof Integer status) {
      return new Result(null, status);
    }
    long length = request.getContentLengthLong();
    if (length > limit) {
      return new Result(null, 413);
    }
    if (length == 0 || (length < 0 && request.getHeader("Transfer-Encoding") == null)) {
      return new Result(new byte[0], 0);
    }
    ServletInputStream input = request.getInputStream();
    if (length > 0 && input.available() >= length) {
      return new Result(input.readNBytes((int) length), 0);
    }
    AsyncContext async = request.startAsync();
    async.setTimeout(patienceMillis);
    Rest rest = new Rest(request, async, input);
    async.addListener(rest);
    input.setReadListener(rest);
    return Result.LATER;
  }

  private final class Rest implements ReadListener, AsyncListener {
    private final HttpServletRequest request;
    private final AsyncContext async;
    private final ServletInputStream input;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean done;

    Rest(HttpServletRequest request, AsyncContext async, ServletInputStream input) {
      this.request = request;
      this.async = async;
      this.input = input;
    }

    @Override
    public void onDataAvailable() throws IOException {
      byte[] chunk = new byte[8192];
      while (input.isReady() && !input.isFinished()) {
        int count = input.read(chunk);
        if (count < 0) {
          return;
        }
        body.write(chunk, 0, count);
        if (body.size() > limit) {
          end(FAILURE, 413);
          return;
        }
      }
    }

    @Override
    public void onAllDataRead() {
      end(BODY, body.toByteArray());
    }

    /** The client is gone or broke the protocol. */
    @Override
    public void onError(Throwable failure) {
      end(FAILURE, 400);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      end(FAILURE, 408);
    }

    private synchronized void end(String attribute, Object value) {
      if (!done) {
        done = true;
        request.setAttribute(attribute, value);
        async.dispatch();
      }
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
