package dev.keysend.conformance.target;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.http.HttpEntity;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.ProtocolException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.DefaultHttpResponseFactory;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.DefaultHttpResponseParser;
import org.apache.http.impl.conn.ManagedHttpClientConnectionFactory;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.io.HttpMessageParser;
import org.apache.http.io.SessionInputBuffer;
import org.apache.http.message.BasicLineParser;
import org.apache.http.util.CharArrayBuffer;

/**
 * Sends a request and reads its answer, whatever the target does: once, over a connection of its
 * own, within one deadline and within a fixed amount of memory.
 *
 * <p>Once, because every arrival of a payment is a payment: the client's retries are off, and since
 * no connection is used twice, none can go stale under a request and call for sending it again.
 * Redirects, cookies, authentication by challenge, decompression and proxies of the machine are
 * off, since each of them sends, or reads, something that the suite did not ask for.
 *
 * <p>The deadline holds for the exchange as a whole, from looking up the host's name to the last
 * byte of the body. A timeout of the socket does not do: a target that drips a byte a second never
 * runs into it.
 */
final class BoundedHttp {
  /** As many header lines as common servers take, Apache's and nginx's among them. */
  static final int MAX_HEADER_LINES = 100;

  /** As much of a header line as common servers take. */
  static final int MAX_HEADER_LINE_BYTES = 8 * 1024;

  /**
   * Answers of this endpoint come to about 2 KiB, and what they echo of a request to a few more.
   * All answers of a run are kept, and read as JSON they take up to a hundred times their size.
   */
  static final int MAX_BODY_BYTES = 64 * 1024;

  /**
   * Provisional answers (1xx) before the one that counts. Servers send one or two; read without
   * end, they are so much garbage that the heap grows to several times the size it needs.
   */
  static final int MAX_PROVISIONAL_ANSWERS = 8;

  private static final int READ_AT_ONCE_BYTES = 4 * 1024;

  private final Duration timeout;
  private final RequestConfig config;
  private final Registry<ConnectionSocketFactory> sockets;

  /**
   * Makes one.
   *
   * @param timeout how long one exchange may take as a whole
   * @param tls says whom to trust, and who this side is, where the target's URL begins with https
   */
  BoundedHttp(Duration timeout, SSLContext tls) {
    this.timeout = timeout;
    int millis = Math.toIntExact(timeout.toMillis());
    this.config =
        RequestConfig.custom()
            .setConnectTimeout(millis)
            .setSocketTimeout(millis)
            .setAuthenticationEnabled(false)
            .setContentCompressionEnabled(false)
            .setRedirectsEnabled(false)
            .setNormalizeUri(false)
            .build();
    this.sockets =
        RegistryBuilder.<ConnectionSocketFactory>create()
            .register("http", PlainConnectionSocketFactory.getSocketFactory())
            .register("https", new SSLConnectionSocketFactory(tls))
            .build();
  }

  /**
   * Sends a request, once.
   *
   * @throws UnansweredException if there is no answer within the limits; the message says why
   */
  Answer exchange(HttpUriRequest request) {
    Progress progress = new Progress(timeout);
    FutureTask<Answer> task = new FutureTask<>(() -> exchange(request, progress));
    Thread thread = new Thread(task, "keysend-conformance-exchange");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new UnansweredException(progress.late());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new UnansweredException(progress.problem(e.getCause()), !progress.hasBegun());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnansweredException("the run was interrupted");
    } finally {
      request.abort();
    }
  }

  private Answer exchange(HttpUriRequest request, Progress progress) throws IOException {
    try (CloseableHttpClient client = client(progress);
        CloseableHttpResponse response = client.execute(request)) {
      progress.answered(response.getStatusLine().getStatusCode());
      try {
        return new Answer(
            response.getStatusLine().getStatusCode(),
            headers(response),
            body(response.getEntity(), progress));
      } catch (IOException e) {
        request.abort(); // Or closing would read the rest.
        throw e;
      }
    }
  }

  /** A client for one exchange, and so with one connection. */
  private CloseableHttpClient client(Progress progress) {
    PoolingHttpClientConnectionManager connections =
        new PoolingHttpClientConnectionManager(
            sockets,
            new ManagedHttpClientConnectionFactory(
                null, BoundedHttp::parserWithoutPatience, new AnswerLength(), null));
    connections.setDefaultConnectionConfig(
        ConnectionConfig.custom()
            .setMessageConstraints(
                MessageConstraints.custom()
                    .setMaxHeaderCount(MAX_HEADER_LINES)
                    .setMaxLineLength(MAX_HEADER_LINE_BYTES)
                    .build())
            .build());
    return HttpClientBuilder.create()
        .setConnectionManager(connections)
        .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
        .setRequestExecutor(progress.executor())
        .setDefaultRequestConfig(config)
        .setUserAgent("keysend-conformance")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /**
   * The client's own parser looks for a status line in any amount of other text, and for an answer
   * after any number of provisional ones.
   */
  private static HttpMessageParser<HttpResponse> parserWithoutPatience(
      SessionInputBuffer buffer, MessageConstraints constraints) {
    return new DefaultHttpResponseParser(
        buffer, BasicLineParser.INSTANCE, DefaultHttpResponseFactory.INSTANCE, constraints) {
      private int answers;

      @Override
      protected HttpResponse parseHead(SessionInputBuffer in) throws IOException, HttpException {
        if (++answers > MAX_PROVISIONAL_ANSWERS + 1) {
          throw new ProtocolException(
              "more than " + MAX_PROVISIONAL_ANSWERS + " provisional answers (1xx) came first");
        }
        return super.parseHead(in);
      }

      @Override
      protected boolean reject(CharArrayBuffer line, int count) {
        return true;
      }
    };
  }

  private static List<HttpHeader> headers(HttpResponse response) {
    return Arrays.stream(response.getAllHeaders())
        .map(header -> new HttpHeader(header.getName(), header.getValue()))
        .toList();
  }

  private static Body body(HttpEntity entity, Progress progress) throws IOException {
    if (entity == null) {
      return Body.EMPTY;
    }
    InputStream content = entity.getContent();
    byte[] bytes = new byte[READ_AT_ONCE_BYTES];
    int size = 0;
    int read;
    while ((read = content.read(bytes, size, bytes.length - size)) >= 0) {
      size += read;
      progress.bodyGrew(size);
      if (size > MAX_BODY_BYTES) {
        throw new BodyTooLongException();
      }
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * size);
      }
    }
    return Body.of(Arrays.copyOf(bytes, size));
  }

  /** The body is longer than what is read of any. */
  static final class BodyTooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
