package dev.keysend.mock.junit;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The extensions that are registered at a place, so that only one of them speaks for all. */
final class Registered {
  private static final Namespace NAMESPACE = Namespace.create(Registered.class);

  private Registered() {}

  /** All that are known at a place, this one included, in the order in which they came. */
  static synchronized List<KeysendMockExtension> with(
      KeysendMockExtension extension, ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    List<?> known = store.getOrDefault(Registered.class, List.class, List.of());
    List<KeysendMockExtension> all = new ArrayList<>();
    known.forEach(one -> all.add((KeysendMockExtension) one));
    if (!all.contains(extension)) {
      all.add(extension);
      // At this place only: the next class has extensions of its own.
      store.put(Registered.class, List.copyOf(all));
    }
    return all;
  }
}
