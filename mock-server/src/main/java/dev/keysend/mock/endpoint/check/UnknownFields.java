package dev.keysend.mock.endpoint.check;

import dev.keysend.contract.Operation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Reports fields that the contract does not know and a server ignores, so that a typing error does
 * not go unnoticed: once for each name, for at most a hundred names.
 */
public final class UnknownFields {
  private static final int MOST = 100;
  private static final int SHOWN_LETTERS = 40;

  private final Set<String> known;
  private final Consumer<String> notices;
  private final UnaryOperator<String> masked;
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  /** Knows the fields of an operation's request, and hides keys in other names. */
  public UnknownFields(
      Operation operation, Consumer<String> notices, UnaryOperator<String> masked) {
    this.known =
        operation.requestSchema().node().path("properties").propertyNames().stream()
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    this.notices = notices;
    this.masked = masked;
  }

  /** Says which fields of a body are unknown, unless it has been said. */
  public void notice(JsonNode body) {
    if (known.containsAll(body.propertyNames())) {
      return;
    }
    for (String name : body.propertyNames()) {
      if (!known.contains(name) && said.size() < MOST && said.add(name)) {
        notices.accept(
            "A request has the field \""
                + shown(masked.apply(name))
                + "\", which is not in the contract and which a server ignores; the fields are "
                + String.join(", ", known));
      }
    }
  }

  private static String shown(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= SHOWN_LETTERS ? plain : plain.substring(0, SHOWN_LETTERS) + "…";
  }
}
