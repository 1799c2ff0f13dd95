package dev.keysend.mock.junit;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The extensions that are registered at a place, so that only one of them acts for all. */
final class Registered {
  private static final Namespace NAMESPACE = Namespace.create(Registered.class);

  private Registered() {}

  /** All extensions at a place, including this one, in the order of their registration. */
  static synchronized List<KeysendMockExtension> with(
      KeysendMockExtension extension, ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    List<?> known = store.getOrDefault(Registered.class, List.class, List.of());
    List<KeysendMockExtension> all = new ArrayList<>();
    known.forEach(one -> all.add((KeysendMockExtension) one));
    if (!all.contains(extension)) {
      all.add(extension);
      // Only at this place; the next class has its own extensions.
      store.put(Registered.class, List.copyOf(all));
    }
    return all;
  }
}
