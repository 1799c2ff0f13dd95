package dev.keysend.conformance.server;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A server that is wrong by one small change.
 *
 * @param name what is wrong with it
 * @param breaks the rules that it breaks, all of them
 * @param change the change to a correct server
 */
record WrongServer(String name, Set<String> breaks, Consumer<Behaviour> change) {
  static WrongServer of(String name, Consumer<Behaviour> change, String... breaks) {
    return new WrongServer(name, new TreeSet<>(Set.of(breaks)), change);
  }

  Behaviour behaviour() {
    Behaviour behaviour = new Behaviour();
    change.accept(behaviour);
    return behaviour;
  }

  @Override
  public String toString() {
    return name;
  }
}
