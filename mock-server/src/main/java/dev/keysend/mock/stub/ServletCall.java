package dev.keysend.mock.stub;

import java.util.Collections;
import java.util.List;
import wiremock.jakarta.servlet.http.HttpServletRequest;

/** A servlet request whose body has been read. */
final class ServletCall implements Call {
  private final HttpServletRequest request;
  private final byte[] body;

  ServletCall(HttpServletRequest request, byte[] body) {
    this.request = request;
    this.body = body;
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    return request.getRequestURI();
  }

  @Override
  public List<String> headers(String name) {
    return Collections.list(request.getHeaders(name));
  }

  @Override
  public byte[] body() {
    return body;
  }
}
