package dev.keysend.conformance.wire.http;

import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.wire.http.BoundedHttp.BodyTooLongException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.MalformedChunkCodingException;
import org.apache.http.MessageConstraintException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.ParseException;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * The progress of an exchange, which explains an exchange without a response. The thread of the
 * exchange writes it, the waiting thread reads it.
 */
final class Progress {
  /** The rest of a message may be text from the target, of any length. */
  private static final int MAX_CHARACTERS = 300;

  private static final String NEEDS_CERTIFICATE =
      "; the target asks for a certificate, and is shown the one of " + Setting.KEY_STORE.flag();

  private final String limit;
  private final BooleanSupplier lacksCertificate;
  private volatile boolean sent;
  private volatile int status;
  private volatile int bodyBytes;

  /** The start, if no target asks for a certificate. */
  Progress(Duration timeout) {
    this(timeout, () -> false);
  }

  /**
   * The start.
   *
   * @param lacksCertificate whether the target has asked for a certificate and got none
   */
  Progress(Duration timeout, BooleanSupplier lacksCertificate) {
    this.lacksCertificate = lacksCertificate;
    this.limit =
        BigDecimal.valueOf(timeout.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }

  /** Executes requests, and records their progress. */
  HttpRequestExecutor executor() {
    return new HttpRequestExecutor() {
      @Override
      protected HttpResponse doSendRequest(
          HttpRequest request, HttpClientConnection connection, HttpContext context)
          throws IOException, HttpException {
        sent = true;
        return super.doSendRequest(request, connection, context);
      }
    };
  }

  /** Whether anything of the request may have been sent. */
  boolean hasBegun() {
    return sent;
  }

  /** The status line and the headers have arrived. */
  void answered(int answerStatus) {
    this.status = answerStatus;
  }

  /** So much of the body has come. */
  void bodyGrew(int bytes) {
    this.bodyBytes = bytes;
  }

  /** Why there is no response when the time is up. */
  String late() {
    if (status > 0) {
      return "HTTP "
          + status
          + " came, but its body was not complete within "
          + limit
          + ": "
          + bodyBytes
          + " bytes of it came";
    }
    return sent
        ? "the request was sent, but no complete status line and headers came within " + limit
        : "no connection within " + limit;
  }

  /** Why there is no response when the exchange failed. */
  String problem(Throwable cause) {
    if (cause instanceof InterruptedIOException) {
      return late();
    }
    String text =
        (status > 0 ? "HTTP " + status + " came, but " : "")
            + describe(cause)
            + (lacksCertificate.getAsBoolean() ? NEEDS_CERTIFICATE : "");
    String shown = text.replaceAll("\\p{Cntrl}", "?");
    return shown.length() <= MAX_CHARACTERS ? shown : shown.substring(0, MAX_CHARACTERS) + "…";
  }

  private static String describe(Throwable cause) {
    String message = Objects.requireNonNullElse(cause.getMessage(), "no details");
    if (cause instanceof BodyTooLongException) {
      return "its body is longer than the " + BoundedHttp.MAX_BODY_BYTES + " bytes that are read";
    }
    if (cause instanceof MessageConstraintException) {
      return "the response's headers are longer than the "
          + BoundedHttp.MAX_HEADER_LINES
          + " lines of "
          + BoundedHttp.MAX_HEADER_LINE_BYTES
          + " bytes that are read";
    }
    if (cause instanceof MalformedChunkCodingException) {
      return "the chunks of the body are broken: " + message;
    }
    if (cause instanceof NoHttpResponseException) {
      return "the connection was closed without a response";
    }
    if (cause instanceof ConnectionClosedException) {
      return "the connection was closed early: " + message;
    }
    if (cause instanceof HttpException || cause instanceof ParseException) {
      return "the response is not HTTP: " + message;
    }
    if (cause instanceof ProxyLink.RefusedException) {
      return message;
    }
    if (cause instanceof UnknownHostException) {
      return "the host is not known: " + message;
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return "there is no connection: " + message;
    }
    if (cause instanceof SSLException) {
      return "TLS failed: "
          + message
          + (comesFrom(cause, CertPathBuilderException.class)
              ? "; a private authority is trusted if " + Setting.CA_FILE.flag() + " names it"
              : comesFrom(cause, CertificateExpiredException.class)
                  ? "; the target's certificate has expired, and needs to be renewed"
                  : "");
    }
    if (cause instanceof SocketException) {
      return "the connection broke: " + message;
    }
    return cause.getClass().getSimpleName() + ": " + message;
  }

  private static boolean comesFrom(Throwable cause, Class<?> type) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
    }
    return false;
  }
}
