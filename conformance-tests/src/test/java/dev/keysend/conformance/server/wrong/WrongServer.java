package dev.keysend.conformance.server.wrong;

import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.Response;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server with one small fault.
 *
 * @param name what it does wrong
 * @param breaks all rules that it breaks
 * @param change the change to a correct server
 */
public record WrongServer(String name, Set<String> breaks, Consumer<Behaviour> change) {
  public static WrongServer of(String name, Consumer<Behaviour> change, String... breaks) {
    return new WrongServer(name, new TreeSet<>(Set.of(breaks)), change);
  }

  /** A server that changes its response to every payment. */
  public static WrongServer transaction(
      String name, Consumer<ObjectNode> change, String... breaks) {
    return of(name, b -> b.onSuccess = (request, answer) -> change.accept(answer), breaks);
  }

  /** A server that changes every response with this status before it sends it. */
  public static WrongServer wire(
      String name, int status, Consumer<Response> change, String... breaks) {
    return of(
        name,
        b ->
            b.onWire =
                (sent, response) -> {
                  if (response.status == status) {
                    change.accept(response);
                  }
                },
        breaks);
  }

  public Behaviour behaviour() {
    Behaviour behaviour = new Behaviour();
    change.accept(behaviour);
    return behaviour;
  }

  @Override
  public String toString() {
    return name;
  }
}
