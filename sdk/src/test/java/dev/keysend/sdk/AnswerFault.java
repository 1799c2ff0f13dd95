package dev.keysend.sdk;

import java.util.List;
import java.util.Map;

/**
 * An answer that is not a settled payment, and the end that follows from it.
 *
 * @param what the answer in words
 * @param end rejected or unknown
 * @param says what the message says of it
 */
record AnswerFault(
    String what, int status, Map<String, String> headers, String body, End end, String says) {
  /** The ends that are not a settled payment. */
  enum End {
    REJECTED(PaymentRejectedException.class),
    UNKNOWN(PaymentUnknownException.class);

    private final Class<? extends RuntimeException> type;

    End(Class<? extends RuntimeException> type) {
      this.type = type;
    }

    Class<? extends RuntimeException> type() {
      return type;
    }
  }

  private static final String NO_ROUTE = "Failure reason: FAILURE_REASON_NO_ROUTE";
  private static final String HTML = "<html><h1>ERROR</h1></html>";
  private static final String REASONABLE = "Num Satoshis cannot be blank.";

  /** Every answer that is tried. */
  static List<AnswerFault> all() {
    return List.of(
        rejected("the contract's error", 400, error(400, REASONABLE), "400: " + REASONABLE),
        rejected("the same, with LND's reason", 400, error(400, NO_ROUTE), "NO_ROUTE"),
        rejected(
            "a reason that LND has not yet", 400, error(400, reason("FULL_MOON")), "FULL_MOON"),
        rejected("without `code`", 400, body(400, NO_ROUTE, "\"name\":\"N\","), "NO_ROUTE"),
        rejected("without `name`", 400, body(400, NO_ROUTE, "\"code\":0,"), "NO_ROUTE"),
        rejected("`code` a text", 400, body(400, NO_ROUTE, "\"code\":\"E42\","), "NO_ROUTE"),
        rejected("`code` null", 400, body(400, NO_ROUTE, "\"code\":null,"), "NO_ROUTE"),
        rejected("`code` a fraction", 400, body(400, NO_ROUTE, "\"code\":0.5,"), "NO_ROUTE"),
        rejected("`name` an object", 400, body(400, NO_ROUTE, "\"name\":{\"a\":[]},"), "NO_ROUTE"),
        rejected("more fields", 400, body(400, NO_ROUTE, "\"type\":{\"a\":1},"), "NO_ROUTE"),
        rejected("the contract's error", 401, error(401, "Wrong key"), "401: Wrong key"),
        rejected("the contract's error", 402, error(402, "Empty"), "402: Empty"),
        rejected("the contract's error", 403, error(403, "No permission"), "No permission"),
        rejected("the contract's error", 404, error(404, "No wallet"), "No wallet"),
        rejected("the contract's error", 405, error(405, "Not allowed"), "Not allowed"),
        rejected("the contract's error", 406, error(406, "JSON only"), "JSON only"),
        rejected("the contract's error", 413, error(413, "Too large"), "Too large"),
        rejected("the contract's error", 415, error(415, "Not JSON"), "Not JSON"),
        rejected("the contract's error", 422, error(422, REASONABLE), REASONABLE),
        rejected("the contract's error", 423, error(423, "Busy"), "Busy"),
        rejected("the contract's error", 429, error(429, "Slower"), "Slower"),
        unknown("text of the node's connection", 400, error(400, cause("Socket closed")), "node"),
        unknown("nothing behind the words", 400, error(400, cause("")), "lost its node"),
        unknown(
            "other words in between", 400, error(400, cause("EOF at FAILURE_REASON_X")), "node"),
        unknown("LND's reason for no failure", 400, error(400, reason("NONE")), "lost its node"),
        unknown("the error of another status", 400, error(500, REASONABLE), "a proxy may"),
        unknown("an error without `status`", 400, "{\"message\":\"Forbidden\"}", "a proxy may"),
        unknown("`status` a text", 400, "{\"message\":\"M\",\"status\":\"400\"}", "a proxy may"),
        unknown("`status` twice", 400, "{\"status\":500,\"message\":\"\",\"status\":400}", "proxy"),
        unknown("an error without `message`", 400, "{\"status\":400}", "a proxy may"),
        unknown("`message` an object", 400, "{\"status\":400,\"message\":{}}", "a proxy may"),
        unknown("an array", 400, "[" + error(400, REASONABLE) + "]", "a proxy may"),
        unknown("text behind the error", 400, error(400, REASONABLE) + "x", "a proxy may"),
        unknown("half an object", 422, "{", "a proxy may"),
        unknown("a page in HTML, as proxies answer", 403, HTML, "a proxy may"),
        unknown("nothing", 404, "", "check the base URL"),
        unknown("a page in HTML", 404, HTML, "check the base URL"),
        unknown("a page in HTML", 405, HTML, "check the base URL"),
        unknown("the contract's error", 407, error(407, "Log in"), "a proxy asks for credentials"),
        unknown("a page in HTML", 407, HTML, "a proxy asks for credentials"),
        unknown("the contract's error", 408, error(408, "Late"), "does not say what became"),
        unknown("the contract's error", 409, error(409, "Twice"), "does not say what became"),
        unknown("nothing", 429, "", "a proxy may"),
        unknown("the contract's error", 499, error(499, "Gone"), "does not say what became"),
        unknown("the contract's error", 500, error(500, "Internal"), "can fail after it has paid"),
        unknown("LND's reason", 500, error(500, NO_ROUTE), "can fail after it has paid"),
        unknown("nothing", 502, "", "can fail after it has paid"),
        unknown("nothing", 503, "", "can fail after it has paid"),
        unknown("a page in HTML", 504, HTML, "can fail after it has paid"),
        unknown("the contract's error", 600, error(600, REASONABLE), "can fail"),
        redirect(301, "https://www.other.example/v1", "to www.other.example"),
        redirect(302, "//cdn.example/", "to cdn.example"),
        redirect(303, "/login", "to 127.0.0.1"),
        redirect(307, "mailto:nobody", "redirect, which"),
        redirect(308, "", "check the base URL"),
        unknown("no redirect at all", 304, "", "check the base URL"),
        unknown("what an asynchronous call gets", 200, "{\"success\":1}", "$.id is missing"),
        unknown("a settled payment", 200, Answers.recorded(), "is answered with 201"),
        unknown("nothing", 202, "", "the answer is empty"),
        unknown("nothing", 204, "", "is answered with 201"),
        unknown("nothing", 201, "", "the answer is empty"),
        unknown("half a transaction", 201, "{", "ends too early"),
        unknown("another object", 201, "{}", "$.id is missing"),
        unknown("the contract's error", 201, error(201, REASONABLE), "$.id is missing"),
        unknown("an unsettled payment", 201, unsettled(), "$.lnTx.settled is 0"));
  }

  private static AnswerFault rejected(String what, int status, String body, String says) {
    return new AnswerFault(what, status, Map.of(), body, End.REJECTED, says);
  }

  private static AnswerFault unknown(String what, int status, String body, String says) {
    return new AnswerFault(what, status, Map.of(), body, End.UNKNOWN, says);
  }

  private static AnswerFault redirect(int status, String location, String says) {
    String what = "a redirect to `" + location + "`";
    return new AnswerFault(what, status, Map.of("Location", location), "", End.UNKNOWN, says);
  }

  private static String error(int status, String message) {
    return body(status, message, "\"name\":\"N\",\"code\":0,");
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

  private static String unsettled() {
    return Answers.recorded().replace("\"settled\":1", "\"settled\":0");
  }

  @Override
  public String toString() {
    return status + ", " + what;
  }
}
