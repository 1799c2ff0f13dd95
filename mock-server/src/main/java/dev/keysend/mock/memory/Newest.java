package dev.keysend.mock.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The newest things that were added, limited in number and in bytes: whatever is added drops the
 * oldest ones if there is no room. Not thread-safe.
 *
 * <p>The bytes are in an array and not beside each thing: the oldest thing is no longer in the
 * processor's cache, and to drop it needs no look at it.
 *
 * @param <T> the kind of things
 */
public final class Newest<T> {
  private static final int FIRST_CAPACITY = 64;

  private final int most;
  private final long budget;
  private @Nullable Object[] things = new @Nullable Object[FIRST_CAPACITY];
  private long[] sizes = new long[FIRST_CAPACITY];
  private int first;
  private int count;
  private long bytes;
  private long dropped;

  /**
   * Keeps nothing yet.
   *
   * @param most how many things it keeps at most
   * @param budget how many bytes they may take
   */
  public Newest(int most, long budget) {
    this.most = most;
    this.budget = budget;
  }

  /**
   * Adds a thing, and drops the oldest if there is no room.
   *
   * @param size how many bytes it takes
   * @return whether the budget, and not the number, left no room
   */
  public boolean add(T thing, long size) {
    if (count == things.length) {
      grow();
    }
    set(count, thing, size);
    count++;
    boolean tooMany = count > most;
    if (tooMany) {
      drop();
    }
    boolean tooLarge = bytes > budget;
    while (bytes > budget) {
      drop();
    }
    return tooLarge;
  }

  /** All things, oldest first. */
  public List<T> oldestFirst() {
    List<T> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(get(i));
    }
    return all;
  }

  /** All things, newest first. */
  public List<T> newestFirst() {
    List<T> all = new ArrayList<>(count);
    for (int i = count - 1; i >= 0; i--) {
      all.add(get(i));
    }
    return all;
  }

  /** The newest thing that meets a condition. */
  public Optional<T> find(Predicate<? super T> condition) {
    int index = indexOf(condition);
    return index < 0 ? Optional.empty() : Optional.of(get(index));
  }

  /** Puts a thing in the place of the newest one that meets a condition, if there is one. */
  public void replace(Predicate<? super T> condition, T thing, long size) {
    int index = indexOf(condition);
    if (index >= 0) {
      set(index, thing, size);
      while (bytes > budget) {
        drop();
      }
    }
  }

  /** Removes all things that meet a condition; they do not count as dropped. */
  public void removeIf(Predicate<? super T> condition) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      T thing = get(i);
      long size = sizes[slot(i)];
      if (!condition.test(thing)) {
        set(kept, thing, size);
        kept++;
      }
    }
    while (count > kept) {
      count--;
      empty(slot(count));
    }
  }

  /** Removes the oldest thing, if there is one; it does not count as dropped. */
  public void removeOldest() {
    if (count > 0) {
      empty(first);
      first = slot(1);
      count--;
    }
  }

  /** How many things were dropped since it was made or cleared. */
  public long dropped() {
    return dropped;
  }

  /** Forgets everything. */
  public void clear() {
    Arrays.fill(things, null);
    Arrays.fill(sizes, 0);
    first = 0;
    count = 0;
    bytes = 0;
    dropped = 0;
  }

  private void drop() {
    removeOldest();
    dropped++;
  }

  private int indexOf(Predicate<? super T> condition) {
    int index = count - 1;
    while (index >= 0 && !condition.test(get(index))) {
      index--;
    }
    return index;
  }

  @SuppressWarnings("unchecked") // only things of this kind are put in
  private T get(int index) {
    return (T) Objects.requireNonNull(things[slot(index)]);
  }

  private void set(int index, T thing, long size) {
    int slot = slot(index);
    bytes += size - sizes[slot];
    things[slot] = thing;
    sizes[slot] = size;
  }

  private void empty(int slot) {
    bytes -= sizes[slot];
    things[slot] = null;
    sizes[slot] = 0;
  }

  /** Where the thing with this number is; 0 is the oldest. The capacity is a power of two. */
  private int slot(int index) {
    return (first + index) & (things.length - 1);
  }

  private void grow() {
    int capacity = 2 * things.length;
    @Nullable Object[] moreThings = new @Nullable Object[capacity];
    long[] moreSizes = new long[capacity];
    for (int i = 0; i < count; i++) {
      moreThings[i] = things[slot(i)];
      moreSizes[i] = sizes[slot(i)];
    }
    things = moreThings;
    sizes = moreSizes;
    first = 0;
  }
}
