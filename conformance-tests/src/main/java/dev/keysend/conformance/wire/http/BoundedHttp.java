package dev.keysend.conformance.wire.http;

import dev.keysend.conformance.setting.ProxyServer;
import dev.keysend.conformance.wire.message.Answer;
import dev.keysend.conformance.wire.message.Body;
import dev.keysend.conformance.wire.message.HttpHeader;
import dev.keysend.conformance.wire.tls.Tls;
import io.restassured.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.http.HttpEntity;
import org.apache.http.HttpException;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.apache.http.HttpVersion;
import org.apache.http.ProtocolException;
import org.apache.http.config.MessageConstraints;
import org.apache.http.impl.DefaultBHttpClientConnection;
import org.apache.http.impl.DefaultConnectionReuseStrategy;
import org.apache.http.impl.DefaultHttpResponseFactory;
import org.apache.http.impl.io.DefaultHttpResponseParser;
import org.apache.http.io.HttpMessageParser;
import org.apache.http.io.SessionInputBuffer;
import org.apache.http.message.BasicHttpEntityEnclosingRequest;
import org.apache.http.message.BasicHttpRequest;
import org.apache.http.message.BasicLineParser;
import org.apache.http.protocol.HttpCoreContext;
import org.apache.http.protocol.HttpProcessor;
import org.apache.http.protocol.HttpProcessorBuilder;
import org.apache.http.protocol.HttpRequestExecutor;
import org.apache.http.protocol.RequestConnControl;
import org.apache.http.protocol.RequestContent;
import org.apache.http.protocol.RequestTargetHost;
import org.apache.http.protocol.RequestUserAgent;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request and reads its response, whatever the target does: once, on its own connection,
 * within one deadline and a fixed amount of memory.
 *
 * <p>It uses Apache's HttpCore to write and read HTTP. Apache's HttpClient would log every request
 * line and header at debug level, with the keys; HttpCore logs nothing.
 *
 * <p>Once, because each time a payment arrives, it is paid: nothing is sent again, and because no
 * connection is used twice, none can be stale. Requests that nobody can take for payments, and
 * those whose cost counts twice, are the exception: like clients that keep connections, it sends
 * them on a connection on which something was paid, or on a new one if that is stale. It does not
 * follow redirects, keep cookies, respond to challenges, decompress, or use the machine's proxies,
 * because each of these sends or reads something that the suite did not ask for.
 *
 * <p>The deadline is for the whole exchange, from the name lookup to the last byte of the body. A
 * socket timeout is not enough, because a target that sends one byte per second never reaches it.
 */
public final class BoundedHttp {
  /** As many header lines as common servers accept, such as Apache and nginx. */
  static final int MAX_HEADER_LINES = 100;

  /** As long a header line as common servers accept. */
  static final int MAX_HEADER_LINE_BYTES = 8 * 1024;

  /**
   * Responses of this endpoint have about 2 KiB, and the echo of a request adds a few. The kit
   * keeps all responses of a run, and parsed as JSON they take up to a hundred times their size.
   */
  public static final int MAX_BODY_BYTES = 64 * 1024;

  /**
   * Interim responses (1xx) before the final one. Servers send one or two. Without a limit, endless
   * ones would grow the heap to several times the size it needs.
   */
  static final int MAX_PROVISIONAL_ANSWERS = 8;

  private static final String IDENTITY = "identity";

  private static final int READ_AT_ONCE_BYTES = 4 * 1024;

  private static final MessageConstraints CONSTRAINTS =
      MessageConstraints.custom()
          .setMaxHeaderCount(MAX_HEADER_LINES)
          .setMaxLineLength(MAX_HEADER_LINE_BYTES)
          .build();

  private static final HttpProcessor HEADERS =
      HttpProcessorBuilder.create()
          .addAll(
              // A request that is sent on a second connection has its length already.
              new RequestContent(true),
              new RequestTargetHost(),
              new RequestConnControl(),
              (request, context) ->
                  request.setHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY), // Or any may come.
              new RequestUserAgent("keysend-conformance"))
          .build();

  private final Duration timeout;
  private final Tls tls;
  private final Optional<ProxyServer> proxy;

  /** The connection on which something was paid, until something else is sent on it. */
  private final AtomicReference<@Nullable KeptConnection> kept = new AtomicReference<>();

  /**
   * Makes one.
   *
   * @param timeout how long one exchange may take as a whole
   * @param tls whom to trust and which certificate to present, if the target's URL begins with
   *     https
   * @param proxy the proxy for every request, if any
   */
  public BoundedHttp(Duration timeout, Tls tls, Optional<ProxyServer> proxy) {
    this.timeout = timeout;
    this.tls = tls;
    this.proxy = proxy;
  }

  /**
   * Sends a request.
   *
   * @param method the request's method
   * @param uri an http or https URI
   * @param headers the headers other than those of HTTP itself, such as {@code Content-Length}
   * @param body the body; empty for none
   * @param sharing whether it may arrive twice: then it is sent on the connection on which
   *     something was paid, if that is still open, and on a new one if that breaks
   * @throws UnansweredException if there is no response within the limits; the message says why
   */
  public Answer exchange(String method, URI uri, Headers headers, CutEntity body, Sharing sharing) {
    Optional<ProxyServer> reader = proxy.filter(each -> "http".equals(uri.getScheme()));
    HttpRequest request = request(method, uri, headers, body, reader);
    HttpHost host = new HttpHost(uri.getHost(), uri.getPort(), uri.getScheme());
    Progress progress = new Progress(timeout, tls::lacksCertificate);
    Line line = new Line(host, timeout, tls, proxy);
    FutureTask<Answer> task =
        new FutureTask<>(() -> exchange(request, host, line, progress, sharing));
    Thread thread = new Thread(task, "keysend-conformance-exchange");
    thread.setDaemon(true);
    thread.start();
    try {
      Answer answer = task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (reader.isPresent() && answer.status() == ProxyLink.CREDENTIALS_WANTED) {
        throw new UnansweredException(ProxyLink.problem(reader.get(), answer.status()));
      }
      return answer;
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
      if (!line.isLent()) {
        line.cut();
      }
    }
  }

  /** Lets go of what is kept. */
  public void close() {
    KeptConnection last = kept.getAndSet(null);
    if (last != null) {
      last.cut();
    }
  }

  /** A proxy that reads the unencrypted request needs the whole URL. */
  private static HttpRequest request(
      String method, URI uri, Headers headers, CutEntity body, Optional<ProxyServer> reader) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String target =
        (reader.isPresent() ? uri.getScheme() + "://" + uri.getRawAuthority() : "")
            + (uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    HttpRequest request;
    if (body.isEmpty()) {
      request = new BasicHttpRequest(method, target, HttpVersion.HTTP_1_1);
    } else {
      BasicHttpEntityEnclosingRequest full =
          new BasicHttpEntityEnclosingRequest(method, target, HttpVersion.HTTP_1_1);
      full.setEntity(body);
      request = full;
    }
    headers.forEach(header -> request.addHeader(header.getName(), header.getValue()));
    reader
        .flatMap(ProxyLink::credentials)
        .ifPresent(header -> request.addHeader(header.name(), header.value()));
    return request;
  }

  private Answer exchange(
      HttpRequest request, HttpHost host, Line line, Progress progress, Sharing sharing)
      throws IOException, HttpException {
    KeptConnection last = sharing == Sharing.NONE ? null : kept.getAndSet(null);
    if (last != null) {
      boolean isKept = false;
      long receivedBefore = last.receivedBytes();
      try {
        HttpCoreContext context = HttpCoreContext.create();
        Answer answer = exchange(request, host, last, progress, context);
        isKept =
            sharing == Sharing.CONTINUED
                && answer.framingProblem().isEmpty()
                && staysOpen(context)
                && kept.compareAndSet(null, last);
        return answer;
      } catch (IOException e) {
        // Servers may close a connection at any time, so a repeatable request is sent on another
        // one, unless this one was not closed but is late or has begun to respond.
        if (e instanceof InterruptedIOException || last.receivedBytes() > receivedBefore) {
          throw e;
        }
      } finally {
        if (!isKept) {
          last.cut();
        }
      }
    }
    AtomicReference<SessionInputBuffer> received = new AtomicReference<>();
    DefaultBHttpClientConnection connection = connection(received);
    Socket socket = line.connect();
    connection.bind(socket);
    KeptConnection made = new KeptConnection(line, socket, connection, received);
    boolean isKept = false;
    try {
      HttpCoreContext context = HttpCoreContext.create();
      Answer answer = exchange(request, host, made, progress, context);
      if (isPaid(answer) && staysOpen(context)) {
        line.lend();
        isKept = kept.compareAndSet(null, made);
      }
      return answer;
    } finally {
      if (!isKept) {
        made.cut(); // Otherwise closing would read the rest.
      }
    }
  }

  private static boolean isPaid(Answer answer) {
    return answer.status() == HttpStatus.SC_CREATED && answer.framingProblem().isEmpty();
  }

  private static boolean staysOpen(HttpCoreContext context) {
    return DefaultConnectionReuseStrategy.INSTANCE.keepAlive(context.getResponse(), context);
  }

  private static Answer exchange(
      HttpRequest request,
      HttpHost host,
      KeptConnection on,
      Progress progress,
      HttpCoreContext context)
      throws IOException, HttpException {
    context.setTargetHost(host);
    HttpRequestExecutor executor = progress.executor();
    executor.preProcess(request, HEADERS, context);
    HttpResponse response = executor.execute(request, on.connection(), context);
    context.setAttribute(HttpCoreContext.HTTP_RESPONSE, response);
    progress.answered(response.getStatusLine().getStatusCode());
    Body body = body(response.getEntity(), progress);
    return Framing.checked(
        new Answer(response.getStatusLine().getStatusCode(), headers(response), body),
        on.received().get(),
        on.waiting());
  }

  private static DefaultBHttpClientConnection connection(
      AtomicReference<SessionInputBuffer> received) {
    return new DefaultBHttpClientConnection(
        READ_AT_ONCE_BYTES,
        READ_AT_ONCE_BYTES,
        null,
        null,
        CONSTRAINTS,
        new AnswerLength(),
        null,
        null,
        (buffer, constraints) -> {
          received.set(buffer);
          return parserWithoutPatience(buffer, constraints);
        });
  }

  /** HttpCore's own parser accepts any number of provisional responses. */
  private static HttpMessageParser<HttpResponse> parserWithoutPatience(
      SessionInputBuffer buffer, MessageConstraints constraints) {
    return new DefaultHttpResponseParser(
        buffer, BasicLineParser.INSTANCE, DefaultHttpResponseFactory.INSTANCE, constraints) {
      private int answers;

      @Override
      protected HttpResponse parseHead(SessionInputBuffer in) throws IOException, HttpException {
        if (++answers > MAX_PROVISIONAL_ANSWERS + 1) {
          throw new ProtocolException(
              "more than " + MAX_PROVISIONAL_ANSWERS + " provisional responses (1xx) came first");
        }
        return super.parseHead(in);
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

  /** The body is longer than the limit. */
  static final class BodyTooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
