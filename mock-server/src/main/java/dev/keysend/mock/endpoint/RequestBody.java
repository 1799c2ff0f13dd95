package dev.keysend.mock.endpoint;

import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.contract.Operation;
import dev.keysend.mock.endpoint.answer.Answer;
import dev.keysend.mock.endpoint.answer.Refusals;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads a request's body: JSON, or a form if the mock accepts forms. */
final class RequestBody {
  /** Says why a body cannot be read. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    UnreadableException(Answer answer) {
      super(answer.outcome());
      this.answer = answer;
    }

    Answer answer() {
      return answer;
    }
  }

  private final String mediaType;
  private final boolean acceptForms;
  private final FormBody forms;
  private final Refusals refusals;

  RequestBody(Operation operation, boolean acceptForms, Refusals refusals) {
    this.mediaType = operation.requestMediaType().toLowerCase(Locale.ROOT);
    this.acceptForms = acceptForms;
    this.forms = new FormBody(operation);
    this.refusals = refusals;
  }

  JsonNode read(Call call) throws UnreadableException {
    List<String> contentType = call.headers("Content-Type");
    String sent = contentType.isEmpty() ? "" : RequestHead.mediaType(contentType.get(0));
    boolean single = contentType.size() < 2;
    // LNPay's server reads a body without a type as a form.
    boolean form = acceptForms && (sent.isEmpty() || sent.equals(FormBody.MEDIA_TYPE));
    if (!single || !(form || sent.equals(mediaType))) {
      throw new UnreadableException(
          refusals.own(
              "content-type-unsupported",
              415,
              "The header Content-Type must be " + mediaType + advice(sent)));
    }
    try {
      return form ? form(call.body()) : json(call.body());
    } catch (NegativeZero.FoundException e) {
      throw new UnreadableException(refusals.own("request-invalid", 400, e.getMessage()));
    }
  }

  private JsonNode json(byte[] body) throws UnreadableException, NegativeZero.FoundException {
    try {
      JsonNode read = Json.read(body);
      NegativeZero.refuse("", body);
      return read;
    } catch (MalformedJsonException e) {
      throw malformed("The body is not JSON: " + e.getMessage());
    }
  }

  private JsonNode form(byte[] body) throws UnreadableException, NegativeZero.FoundException {
    try {
      return forms.read(body);
    } catch (MalformedJsonException e) {
      throw malformed("A field of the form is not JSON: " + e.getMessage());
    } catch (CharacterCodingException e) {
      throw malformed(FormText.PROBLEM);
    }
  }

  private UnreadableException malformed(String message) {
    return new UnreadableException(refusals.own("request-malformed", 400, message));
  }

  private String advice(String sent) {
    return !acceptForms && (sent.isEmpty() || sent.equals(FormBody.MEDIA_TYPE))
        ? "; LNPay's server also takes forms, and so does this mock with --accept-forms"
        : "";
  }
}
