package dev.keysend.mock.wiremock.journal;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.keysend.mock.endpoint.answer.Answer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of WireMock's in the journal.
 *
 * @param event the event
 * @param bytes about how much memory it takes
 */
record KeptEvent(ServeEvent event, long bytes) implements Journal.Entry {
  static KeptEvent of(ServeEvent event) {
    long bytes = Journal.ENTRY_BYTES + 2L * event.getRequest().getAbsoluteUrl().length();
    bytes += length(event.getRequest().getBody());
    for (HttpHeader header : event.getRequest().getHeaders().all()) {
      bytes += header.key().length();
      for (String value : header.values()) {
        bytes += value.length();
      }
    }
    if (event.getResponse() != null) {
      bytes += length(event.getResponse().getBody());
    }
    if (event.getResponseDefinition() != null) {
      bytes += length(event.getResponseDefinition().getByteBody());
    }
    return new KeptEvent(event, bytes);
  }

  private static int length(byte @Nullable [] body) {
    return body == null ? 0 : body.length;
  }

  @Override
  public UUID id() {
    return event.getId();
  }

  @Override
  public Instant at() {
    return event.getRequest().getLoggedDate().toInstant();
  }

  @Override
  public String method() {
    return event.getRequest().getMethod().getName();
  }

  @Override
  public String url() {
    return event.getRequest().getUrl();
  }

  @Override
  public int status() {
    return event.getResponse() == null ? 0 : event.getResponse().getStatus();
  }

  @Override
  public String outcome() {
    HttpHeaders headers = event.getResponse() == null ? null : event.getResponse().getHeaders();
    return headers != null && headers.getHeader(Answer.OUTCOME_HEADER).isPresent()
        ? headers.getHeader(Answer.OUTCOME_HEADER).firstValue()
        : "";
  }
}
