package dev.keysend.mock.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a request's headers and query ask for in addition to the payment, as LNPay's server reads
 * them.
 */
final class RequestHead {
  private static final Set<String> ACCEPTED = Set.of("*/*", "application/json");

  private RequestHead() {}

  /** Whether the caller accepts JSON. LNPay's server knows only these two ranges. */
  static boolean acceptsJson(Call call) {
    List<String> headers = call.headers("Accept");
    if (headers.isEmpty()) {
      return true;
    }
    String accept = String.join(",", headers);
    return accept.isBlank() || Stream.of(accept.split(",", -1)).anyMatch(RequestHead::isJson);
  }

  private static boolean isJson(String range) {
    return ACCEPTED.contains(mediaType(range));
  }

  /** A media type without its parameters, in lower case. */
  static String mediaType(String header) {
    int end = header.indexOf(';');
    return (end < 0 ? header : header.substring(0, end)).trim().toLowerCase(Locale.ROOT);
  }

  /** Whether the caller wants the response before the payment is made. */
  static boolean isAsync(Call call) {
    for (String value : call.headers("X-LNPAY-ASYNC")) {
      if (value.trim().equals("1")) {
        return true;
      }
    }
    return false;
  }

  /** The fields that the response should have, {@code ?fields=a,b}; empty for all. */
  static List<String> fields(Call call) {
    if (call.query().isEmpty()) {
      return List.of();
    }
    return parameters(call.query()).stream()
        .filter(parameter -> parameter.startsWith("fields="))
        .flatMap(parameter -> Stream.of(parameter.substring("fields=".length()).split(",", -1)))
        // For a nested field, the server returns the whole outer field.
        .map(field -> field.trim().replaceFirst("\\..*", ""))
        .filter(field -> !field.isEmpty())
        .toList();
  }

  private static List<String> parameters(String query) {
    return Stream.of(query.split("&", -1)).map(RequestHead::decoded).toList();
  }

  private static String decoded(String parameter) {
    try {
      return URLDecoder.decode(parameter, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return parameter;
    }
  }
}
