package dev.keysend.conformance.run;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is computed once, at the first use. Thread-safe. */
final class Once<T> implements Supplier<T> {
  private @Nullable Supplier<T> maker;
  private @Nullable T value;

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    T made = value;
    if (made == null) {
      made = Objects.requireNonNull(maker, "made already").get();
      value = made;
      maker = null;
    }
    return made;
  }
}
