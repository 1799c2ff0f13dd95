package dev.keysend.conformance.server.wrong;

import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.Reply;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server that is wrong by one small change.
 *
 * @param name what is wrong with it
 * @param breaks the rules that it breaks, all of them
 * @param change the change to a correct server
 */
public record WrongServer(String name, Set<String> breaks, Consumer<Behaviour> change) {
  public static WrongServer of(String name, Consumer<Behaviour> change, String... breaks) {
    return new WrongServer(name, new TreeSet<>(Set.of(breaks)), change);
  }

  /** One that changes its answer to every payment. */
  public static WrongServer answer(String name, Consumer<ObjectNode> change, String... breaks) {
    return of(name, b -> b.onSuccess = (request, answer) -> change.accept(answer), breaks);
  }

  /** One that changes every answer of a status on its way out. */
  public static WrongServer wire(
      String name, int status, Consumer<Reply> change, String... breaks) {
    return of(
        name,
        b ->
            b.onWire =
                (sent, reply) -> {
                  if (reply.status == status) {
                    change.accept(reply);
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
