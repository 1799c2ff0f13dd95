package dev.keysend.mock.lane;

import dev.keysend.mock.endpoint.Call;
import java.util.List;
import java.util.Objects;
import wiremock.org.eclipse.jetty.http.HttpField;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.server.Request;

/** A request of Jetty's whose body has been read. */
final class ServletCall implements Call {
  private final Request request;
  private final byte[] body;

  ServletCall(Request request, byte[] body) {
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
  public String query() {
    return Objects.requireNonNullElse(request.getQueryString(), "");
  }

  @Override
  public List<String> headers(String name) {
    HttpFields fields = request.getHttpFields();
    HttpField first = fields.getField(name);
    return first == null ? List.of() : fields.getValuesList(name);
  }

  @Override
  public byte[] body() {
    return body;
  }
}
