package dev.keysend.mock.record;

import java.io.IOException;
import java.io.InputStream;
import wiremock.org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import wiremock.org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import wiremock.org.apache.hc.core5.http.ClassicHttpRequest;
import wiremock.org.apache.hc.core5.http.HttpEntity;
import wiremock.org.apache.hc.core5.http.HttpHost;
import wiremock.org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import wiremock.org.apache.hc.core5.http.protocol.HttpContext;
import wiremock.org.apache.hc.core5.io.CloseMode;

/** A client that reads a response only up to a limit; WireMock would keep all of it. */
final class BoundedClient extends CloseableHttpClient {
  /** A response is larger than the limit; the rest was not read. */
  static final class AnswerTooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    AnswerTooLargeException(int limit) {
      super("The response is larger than " + limit + " bytes");
    }
  }

  private final CloseableHttpClient client;
  private final int limit;

  BoundedClient(CloseableHttpClient client, int limit) {
    this.client = client;
    this.limit = limit;
  }

  @Override
  @SuppressWarnings("deprecation") // the only way to pass the response on before it is read
  protected CloseableHttpResponse doExecute(
      HttpHost target, ClassicHttpRequest request, HttpContext context) throws IOException {
    CloseableHttpResponse response = client.execute(target, request, context);
    HttpEntity entity = response.getEntity();
    if (entity != null) {
      response.setEntity(new Bounded(entity));
    }
    return response;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  @Override
  public void close(CloseMode mode) {
    client.close(mode);
  }

  private final class Bounded extends HttpEntityWrapper {
    Bounded(HttpEntity entity) {
      super(entity);
    }

    @Override
    public InputStream getContent() throws IOException {
      return new Counted(super.getContent());
    }
  }

  private final class Counted extends InputStream {
    private final InputStream in;
    private long count;

    Counted(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = in.read(target, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int more) throws IOException {
      count += more;
      if (count > limit) {
        throw new AnswerTooLargeException(limit);
      }
    }

    @Override
    public void close() throws IOException {
      // Closing would read the rest of a response that is too large.
      if (count <= limit) {
        in.close();
      }
    }
  }
}
