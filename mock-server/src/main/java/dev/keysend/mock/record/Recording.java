package dev.keysend.mock.record;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.keysend.contract.Operation;
import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.secret.KeysendPath;
import java.util.function.Consumer;

/** Sees each exchange when its response is on its way, and records those of the operation. */
final class Recording implements ServeEventListener {
  private final Operation operation;
  private final KeysendPath path;
  private final ExchangeRecorder recorder;
  private final Consumer<String> notices;

  Recording(Operation operation, ExchangeRecorder recorder, Consumer<String> notices) {
    this.operation = operation;
    this.path = new KeysendPath(operation.path());
    this.recorder = recorder;
    this.notices = notices;
  }

  @Override
  public String getName() {
    return "keysend-recording";
  }

  @Override
  public void afterComplete(ServeEvent event, Parameters parameters) {
    LoggedResponse response = event.getResponse();
    LiveExchange exchange = LiveExchange.of(event.getRequest(), response, path);
    if (!path.matches(exchange.rawPath())
        || !event.getRequest().getMethod().getName().equals(operation.method())) {
      return;
    }
    if (response.getHeaders() == null || response.getBody() == null) {
      notices.accept("Not written: the response is empty");
    } else if (outcome(response).equals(TargetClient.OUTCOME)) {
      notices.accept("Not written: the target did not respond; it is unknown whether it paid");
    } else if (outcome(response).equals(TargetClient.TOO_LARGE)) {
      notices.accept(
          "Not written: the response is larger than "
              + TargetClient.MOST_BYTES
              + " bytes; it is unknown whether it paid");
    } else {
      notices.accept(recorder.record(exchange));
    }
  }

  private static String outcome(LoggedResponse response) {
    HttpHeader header = response.getHeaders().getHeader(Answer.OUTCOME_HEADER);
    return header.isPresent() ? header.firstValue() : "";
  }
}
