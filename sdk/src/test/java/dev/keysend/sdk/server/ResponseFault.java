package dev.keysend.sdk.server;

import dev.keysend.sdk.PaymentRejectedException;
import dev.keysend.sdk.PaymentUnknownException;
import java.util.List;
import java.util.Map;

/**
 * A response that is not a settled payment, and the outcome of the payment.
 *
 * @param what describes the response
 * @param end rejected or unknown
 * @param says part of the exception's message
 */
public record ResponseFault(
    String what, int status, Map<String, String> headers, String body, End end, String says) {
  /** The outcomes other than settled. */
  public enum End {
    REJECTED(PaymentRejectedException.class),
    UNKNOWN(PaymentUnknownException.class);

    private final Class<? extends RuntimeException> type;

    End(Class<? extends RuntimeException> type) {
      this.type = type;
    }

    public Class<? extends RuntimeException> type() {
      return type;
    }
  }

  private static final String NO_ROUTE = "Failure reason: FAILURE_REASON_NO_ROUTE";
  private static final String HTML = "<html><h1>ERROR</h1></html>";
  private static final String REASONABLE = "Num Satoshis cannot be blank.";

  /** Every response that the tests try. */
  public static List<ResponseFault> all() {
    return List.of(
        rejected("the contract's error", 400, error(400, REASONABLE), "400: " + REASONABLE),
        rejected("the contract's error with an LND reason", 400, error(400, NO_ROUTE), "NO_ROUTE"),
        rejected(
            "the contract's error without `code`",
            400,
            body(400, NO_ROUTE, "\"name\":\"N\","),
            "NO_ROUTE"),
        rejected(
            "the contract's error without `name`",
            400,
            body(400, NO_ROUTE, "\"code\":0,"),
            "NO_ROUTE"),
        rejected(
            "the contract's error, `code` is a string",
            400,
            body(400, NO_ROUTE, "\"code\":\"E42\","),
            "NO_ROUTE"),
        rejected(
            "the contract's error, `code` is null",
            400,
            body(400, NO_ROUTE, "\"code\":null,"),
            "NO_ROUTE"),
        rejected(
            "the contract's error, `code` is a fraction",
            400,
            body(400, NO_ROUTE, "\"code\":0.5,"),
            "NO_ROUTE"),
        rejected(
            "the contract's error, `name` is an object",
            400,
            body(400, NO_ROUTE, "\"name\":{\"a\":[]},"),
            "NO_ROUTE"),
        rejected(
            "the contract's error with more fields",
            400,
            error(400, NO_ROUTE, "\"type\":{\"a\":1},\"path\":\"/\",\"success\":false,"),
            "NO_ROUTE"),
        rejected("the contract's error", 401, error(401, "Wrong key"), "401: Wrong key"),
        rejected("the contract's error", 402, error(402, "Empty"), "402: Empty"),
        rejected("the contract's error", 403, error(403, "No permission"), "No permission"),
        rejected("the contract's error", 404, error(404, "No wallet"), "No wallet"),
        rejected("the contract's error", 405, error(405, "Not allowed"), "Not allowed"),
        rejected("the contract's error", 406, error(406, "JSON only"), "JSON only"),
        other(410),
        other(411),
        rejected("the contract's error", 413, error(413, "Too large"), "Too large"),
        rejected("the contract's error", 415, error(415, "Not JSON"), "Not JSON"),
        other(417),
        other(421),
        rejected("the contract's error", 422, error(422, REASONABLE), REASONABLE),
        rejected("the contract's error", 423, error(423, "Busy"), "Busy"),
        other(425),
        other(426),
        rejected("the contract's error", 429, error(429, "Slower"), "Slower"),
        other(431),
        other(451),
        unknown(
            "`Failure reason:` with an error of the node's connection",
            400,
            error(400, cause("Socket closed")),
            "node"),
        unknown("`Failure reason:` without a reason", 400, error(400, cause("")), "lost its node"),
        unknown(
            "`Failure reason:` with other words before the reason",
            400,
            error(400, cause("EOF at FAILURE_REASON_X")),
            "node"),
        unknown(
            "`Failure reason:` with a new LND reason",
            400,
            error(400, reason("FULL_MOON")),
            "does not know this reason"),
        unknown(
            "`Failure reason:` with words after the reason",
            400,
            error(400, NO_ROUTE + " Socket closed"),
            "lost its node"),
        unknown(
            "an LND reason in another spelling",
            400,
            error(400, "Payment failed: failure_reason_no_route"),
            "lost its node"),
        unknown(
            "other words before `Failure reason:`",
            400,
            error(400, "Bad Request: Failure reason: Socket closed"),
            "lost its node"),
        unknown(
            "`Failure reason: FAILURE_REASON_NONE`",
            400,
            error(400, reason("NONE")),
            "lost its node"),
        unknown("an error with another `status`", 400, error(500, REASONABLE), "a proxy may"),
        unknown(
            "an error without `status`",
            400,
            "{\"name\":\"N\",\"message\":\"Forbidden\"}",
            "a proxy may"),
        unknown(
            "an error whose `status` is a string",
            400,
            "{\"name\":\"N\",\"message\":\"M\",\"status\":\"400\"}",
            "a proxy may"),
        unknown(
            "an error with two `status` fields",
            400,
            "{\"name\":\"N\",\"status\":500,\"message\":\"\",\"status\":400}",
            "proxy"),
        unknown(
            "an error with neither `name` nor `code`, such as Spring's",
            404,
            body(404, REASONABLE, "\"timestamp\":\"T\",\"error\":\"E\",\"path\":\"/v1\","),
            "check the base URL"),
        unknown(
            "an error that also has a payment's `id`",
            400,
            error(400, REASONABLE, "\"id\":\"wtx_1\","),
            "an error and a payment"),
        unknown(
            "an error that also has `lnTx`",
            400,
            error(400, REASONABLE, "\"lnTx\":{},"),
            "an error and a payment"),
        unknown(
            "an error that also has `settled`",
            400,
            error(400, REASONABLE, "\"settled\":1,"),
            "an error and a payment"),
        unknown(
            "an error that also has `success`",
            400,
            error(400, REASONABLE, "\"success\":1,"),
            "an error and a payment"),
        unknown(
            "an error without `message`", 400, "{\"name\":\"N\",\"status\":400}", "a proxy may"),
        unknown(
            "an error whose `message` is an object",
            400,
            "{\"name\":\"N\",\"status\":400,\"message\":{}}",
            "a proxy may"),
        unknown("an array", 400, "[" + error(400, REASONABLE) + "]", "a proxy may"),
        unknown("an error with text after it", 400, error(400, REASONABLE) + "x", "a proxy may"),
        unknown("an incomplete object", 422, "{", "a proxy may"),
        unknown("an HTML page", 403, HTML, "a proxy may"),
        unknown("an empty body", 404, "", "check the base URL"),
        unknown("an HTML page", 404, HTML, "check the base URL"),
        unknown("an HTML page", 405, HTML, "check the base URL"),
        unknown("the contract's error", 407, error(407, "Log in"), "a proxy asks for credentials"),
        unknown("an HTML page", 407, HTML, "a proxy asks for credentials"),
        unknown("the contract's error", 408, error(408, "Late"), "does not say what became"),
        unknown("the contract's error", 409, error(409, "Twice"), "does not say what became"),
        unknown("an empty body", 429, "", "a proxy may"),
        unknown("the contract's error", 499, error(499, "Gone"), "does not say what became"),
        unknown("the contract's error", 500, error(500, "Internal"), "can fail after it has paid"),
        unknown(
            "the contract's error with an LND reason",
            500,
            error(500, NO_ROUTE),
            "can fail after it has paid"),
        unknown("an empty body", 502, "", "can fail after it has paid"),
        unknown("an empty body", 503, "", "can fail after it has paid"),
        unknown("an HTML page", 504, HTML, "can fail after it has paid"),
        unknown("the contract's error", 600, error(600, REASONABLE), "can fail"),
        redirect(301, "https://www.other.example/v1", "to www.other.example"),
        redirect(302, "//cdn.example/", "to cdn.example"),
        redirect(303, "/login", "to 127.0.0.1"),
        redirect(307, "mailto:nobody", "redirect, which"),
        redirect(308, "", "check the base URL"),
        unknown("no redirect", 304, "", "check the base URL"),
        unknown(
            "the response to an asynchronous request",
            200,
            "{\"success\":1,\"id\":\"a\"}",
            "has accepted the payment, to make it later"),
        unknown(
            "a settled payment", 200, Responses.recorded(), "to a settled payment has status 201"),
        unknown("an empty body", 202, "", "the response is empty"),
        unknown("an empty body", 204, "", "to a settled payment has status 201"),
        unknown("an empty body", 201, "", "the response is empty"),
        unknown("an incomplete transaction", 201, "{", "ends too early"),
        unknown("another object", 201, "{}", "$.id is missing"),
        unknown("the contract's error", 201, error(201, REASONABLE), "$.id is missing"),
        unknown(
            "another payment's correlation id",
            201,
            anotherPayment(),
            "another payment's correlation"),
        unknown("a payment that has not settled", 201, unsettled(), "$.lnTx.settled is 0"));
  }

  private static ResponseFault rejected(String what, int status, String body, String says) {
    return new ResponseFault(what, status, Map.of(), body, End.REJECTED, says);
  }

  /** A status that the payment server may use for a refusal, although it is not known to. */
  private static ResponseFault other(int status) {
    return rejected("the contract's error", status, error(status, REASONABLE), REASONABLE);
  }

  private static ResponseFault unknown(String what, int status, String body, String says) {
    return new ResponseFault(what, status, Map.of(), body, End.UNKNOWN, says);
  }

  private static ResponseFault redirect(int status, String location, String says) {
    String what =
        "a redirect to " + (location.isEmpty() ? "an empty `Location`" : "`" + location + "`");
    return new ResponseFault(what, status, Map.of("Location", location), "", End.UNKNOWN, says);
  }

  private static String error(int status, String message) {
    return error(status, message, "");
  }

  private static String error(int status, String message, String more) {
    return body(status, message, "\"name\":\"N\",\"code\":0," + more);
  }

  private static String body(int status, String message, String more) {
    return "{" + more + "\"message\":\"" + message + "\",\"status\":" + status + "}";
  }

  private static String reason(String name) {
    return cause("FAILURE_REASON_" + name);
  }

  private static String cause(String words) {
    return "Failure reason: " + words;
  }

  private static String anotherPayment() {
    return Responses.recorded().replace("\"ticketId\":", "\"correlationId\":");
  }

  private static String unsettled() {
    return Responses.recorded().replace("\"settled\":1", "\"settled\":0");
  }

  @Override
  public String toString() {
    return status + ", " + what;
  }
}
