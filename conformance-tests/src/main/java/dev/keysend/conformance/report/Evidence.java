package dev.keysend.conformance.report;

import java.util.function.Supplier;

/**
 * One exchange that shows the reason for a rule's result. Every secret is masked. The texts are
 * made when they are first read, because masking takes time and most of them are never read.
 * Thread-safe.
 */
public final class Evidence {
  private final String probe;
  private final String finding;
  private final Supplier<String> request;
  private final Supplier<String> response;
  private final Supplier<String> curl;

  /**
   * Makes evidence of one exchange.
   *
   * @param probe the name of the request
   * @param finding what is wrong with it, in words; may have several lines
   * @param request makes the text of the request
   * @param response makes the text of the response
   * @param curl makes the command line that sends the request again
   */
  public Evidence(
      String probe,
      String finding,
      Supplier<String> request,
      Supplier<String> response,
      Supplier<String> curl) {
    this.probe = probe;
    this.finding = finding;
    this.request = request;
    this.response = response;
    this.curl = curl;
  }

  /** The name of the request. */
  public String probe() {
    return probe;
  }

  /** What is wrong with it, in words; may have several lines. */
  public String finding() {
    return finding;
  }

  /** The request: line, headers, body. */
  public String request() {
    return request.get();
  }

  /** The response: status, headers, body; or the reason why there is none. */
  public String response() {
    return response.get();
  }

  /**
   * A command line that sends the request again, with shell variables for secrets. If it may pay,
   * it begins with a comment that says how much.
   */
  public String curl() {
    return curl.get();
  }
}
