package dev.keysend.mock.wiremock;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Removes the headers from the keysend stub's responses that name the stub. */
final class PlainHeaders implements ResponseTransformerV2 {
  static final String NAME = "keysend-headers";

  private static final String PREFIX = "Matched-Stub-";

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public Response transform(Response response, ServeEvent event) {
    HttpHeaders headers = response.getHeaders();
    return Response.Builder.like(response)
        .but()
        .headers(
            new HttpHeaders(
                headers.all().stream()
                    .filter((HttpHeader header) -> !header.key().startsWith(PREFIX))
                    .toList()))
        .build();
  }
}
