package dev.keysend.mock.http;

import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import wiremock.jakarta.servlet.ReadListener;
import wiremock.jakarta.servlet.ServletInputStream;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;
import wiremock.org.eclipse.jetty.http.HttpField;
import wiremock.org.eclipse.jetty.server.Request;

/** A request whose body was read and can be read again. */
public final class ReadRequest extends HttpServletRequestWrapper {
  private static final String CONTENT_TYPE = "Content-Type";

  private final ByteArrayInputStream body;

  /** A request and its body. */
  public ReadRequest(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = new ByteArrayInputStream(body);
  }

  @Override
  public String getHeader(String name) {
    String value = super.getHeader(name);
    return value != null && CONTENT_TYPE.equalsIgnoreCase(name) ? Charsets.readable(value) : value;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    Enumeration<String> values = super.getHeaders(name);
    return CONTENT_TYPE.equalsIgnoreCase(name)
        ? Collections.enumeration(
            Collections.list(values).stream().map(Charsets::readable).toList())
        : values;
  }

  /** Each name once, as it first came: WireMock asks for all values of each, whatever its case. */
  @Override
  public Enumeration<String> getHeaderNames() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    return Collections.enumeration(
        Request.getBaseRequest(getRequest()).getHttpFields().stream()
            .map(HttpField::getName)
            .filter(names::add)
            .toList());
  }

  @Override
  public ServletInputStream getInputStream() {
    return new ServletInputStream() {
      @Override
      public int read() {
        return body.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        return body.read(target, offset, length);
      }

      @Override
      public int available() {
        return body.available();
      }

      @Override
      public boolean isFinished() {
        return body.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("The body has been read");
      }
    };
  }
}
