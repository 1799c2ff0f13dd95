package dev.keysend.conformance.report;

/**
 * One exchange that shows why a rule ended as it did. Every secret is masked.
 *
 * @param probe the name of the request
 * @param finding what is wrong with it, in words; may have several lines
 * @param request the request: line, headers, body
 * @param response the response: status, headers, body; or the reason why there is none
 * @param curl a command line that sends the request again, secrets as shell variables; if that may
 *     pay, after a comment that says how much
 */
public record Evidence(
    String probe, String finding, String request, String response, String curl) {}
