package dev.keysend.sdk.internal.request;

import dev.keysend.sdk.internal.json.RequestWriter;
import dev.keysend.sdk.internal.text.ForeignText;
import dev.keysend.sdk.model.KeysendRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A copy of the caller's request, which is read once: what is checked is what is sent. */
public final class CheckedRequest {
  /**
   * The most that is sent. The server repeats the data in its response, with up to six times as
   * many bytes, and the response must not exceed its own limit of 1 MiB.
   */
  static final int MOST_BYTES = 128 * 1024;

  private final KeysendRequest request;
  private final List<String> problems;
  private final byte[] json;

  private CheckedRequest(KeysendRequest request, List<String> problems, byte[] json) {
    this.request = request;
    this.problems = problems;
    this.json = json;
  }

  /**
   * Copies and checks a request.
   *
   * @param mask removes the keys from a text
   */
  public static CheckedRequest of(
      KeysendRequest given, Correlation correlation, UnaryOperator<String> mask) {
    KeysendRequest copy = new KeysendRequest();
    List<String> problems = new ArrayList<>();
    byte[] json = {};
    try {
      copy = RequestCopy.of(given);
      if (RequestSnapshot.detach(copy)) {
        problems.addAll(RequestCheck.problems(copy, mask));
        problems.addAll(correlation.problems(copy, mask));
      } else {
        problems.add(
            "passThru and custom_records have more than "
                + MOST_BYTES
                + " values, or passThru contains itself");
      }
      if (problems.isEmpty()) {
        json = RequestWriter.write(inLowerCase(correlation.placeInto(copy)));
      }
      if (json.length > MOST_BYTES) {
        problems.add(
            "the request has "
                + json.length
                + " bytes, but may have at most "
                + MOST_BYTES
                + "; put less into passThru and custom_records");
      }
    } catch (Throwable e) {
      // The caller's maps can throw anything.
      problems.add("the request cannot be read: " + ForeignText.shown(mask.apply(e.toString())));
      copy.passThru(null).customRecords(null);
    }
    return new CheckedRequest(copy, problems, json);
  }

  /** The same node. LNPay's server pays it in upper case too, but then responds with an error. */
  private static KeysendRequest inLowerCase(KeysendRequest request) {
    return request.destPubkey(request.getDestPubkey().toLowerCase(Locale.ROOT));
  }

  /** The copy, without the correlation id. */
  public KeysendRequest request() {
    return request;
  }

  /** Every problem, each with the field's name; empty if the request can be sent. */
  public List<String> problems() {
    return problems;
  }

  /** The bytes to send, with the correlation id. */
  public byte[] json() {
    return json;
  }
}
