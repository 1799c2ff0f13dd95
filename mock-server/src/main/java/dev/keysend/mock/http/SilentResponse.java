package dev.keysend.mock.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import wiremock.jakarta.servlet.AsyncContext;
import wiremock.jakarta.servlet.ServletOutputStream;
import wiremock.jakarta.servlet.WriteListener;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.util.BufferUtil;
import wiremock.org.eclipse.jetty.util.Callback;

/**
 * A response that a header can keep from being sent. The connection then only waits, as an idle one
 * does: until the client is gone, until it was idle for too long, or until the limit of connections
 * is reached.
 */
public final class SilentResponse extends CorsResponse {
  /** The header that asks for silence. */
  public static final String HEADER = "Keysend-Mock-Silence";

  /** Longer than clients wait. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private boolean silent;

  SilentResponse(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void addHeader(String name, String value) {
    silent = silent || name.equalsIgnoreCase(HEADER);
    super.addHeader(name, value);
  }

  /** Closing the stream would send the head. */
  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    return silent ? new Nothing() : super.getOutputStream();
  }

  /** Waits, if silence was asked for. */
  void hold(Request request) {
    if (!silent || request.isAsyncStarted()) {
      return;
    }
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    EndPoint endPoint = request.getHttpChannel().getEndPoint();
    // It is shorter when the limit of connections is reached, and stays so.
    if (endPoint.getIdleTimeout() == request.getHttpChannel().getConnector().getIdleTimeout()) {
      endPoint.setIdleTimeout(SILENCE.toMillis());
    }
    endPoint.fillInterested(new Watch(endPoint, async));
  }

  /** Waits for the client to leave; what it still sends is of no interest. */
  private record Watch(EndPoint endPoint, AsyncContext async) implements Callback {
    private static final int BYTES = 1024;

    @Override
    public void succeeded() {
      ByteBuffer ignored = BufferUtil.allocate(BYTES);
      try {
        int count = endPoint.fill(ignored);
        while (count > 0) {
          BufferUtil.clear(ignored);
          count = endPoint.fill(ignored);
        }
        if (count == 0) {
          endPoint.fillInterested(this);
          return;
        }
      } catch (IOException e) {
        // It is gone.
      }
      end();
    }

    @Override
    public void failed(Throwable reason) {
      end();
    }

    private void end() {
      endPoint.close();
      async.complete();
    }
  }

  private static final class Nothing extends ServletOutputStream {
    @Override
    public void write(int next) {}

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("Nothing is written");
    }
  }
}
