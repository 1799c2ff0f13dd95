package dev.keysend.mock.wiremock.journal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The newest requests and their responses, unchanged, including keys: a verification looks for the
 * real path and headers. Limited in number and in bytes.
 */
public final class Journal {
  /** The bytes of an entry in addition to its texts; a high estimate. */
  static final int ENTRY_BYTES = 512;

  /** A request and its response. */
  public interface Entry {
    UUID id();

    /** When the request arrived. */
    Instant at();

    String method();

    /** The path and query as they were sent. */
    String url();

    int status();

    /** The value of {@code Keysend-Mock-Outcome}; empty if there is none. */
    String outcome();

    /** About how much memory it takes. */
    long bytes();
  }

  /** An entry, and its bytes, which take time to count. */
  private record Kept(Entry entry, long bytes) {
    Kept(Entry entry) {
      this(entry, entry.bytes());
    }
  }

  private final ArrayDeque<Kept> oldestFirst = new ArrayDeque<>();
  private final int size;
  private final long budget;
  private final Consumer<String> notices;
  private long bytes;
  private long dropped;
  private boolean noticed;

  /**
   * Creates an empty journal.
   *
   * @param size how many entries it keeps at most
   * @param budget how many bytes they may take
   * @param notices receives one message when the budget makes it drop entries
   */
  public Journal(int size, long budget, Consumer<String> notices) {
    this.size = size;
    this.budget = budget;
    this.notices = notices;
  }

  /** Keeps an exchange, and drops the oldest entries if there is no room. */
  public void add(Exchange exchange) {
    append(exchange);
  }

  void append(Entry entry) {
    if (size == 0) {
      return;
    }
    Kept kept = new Kept(entry);
    boolean news;
    synchronized (this) {
      oldestFirst.addLast(kept);
      bytes += kept.bytes();
      news = makeRoom();
    }
    if (news) {
      notices.accept(
          "The journal of requests takes "
              + budget
              + " bytes, which is the limit; the oldest"
              + " requests are dropped");
    }
  }

  /** Whether the budget, and not the number, was the reason, for the first time. */
  private boolean makeRoom() {
    boolean news = false;
    while (oldestFirst.size() > size || bytes > budget) {
      news = news || (oldestFirst.size() <= size && !noticed);
      noticed = noticed || news;
      bytes -= oldestFirst.removeFirst().bytes();
      dropped++;
    }
    return news;
  }

  /** All entries, newest first. */
  public synchronized List<Entry> newestFirst() {
    List<Entry> entries = new ArrayList<>(oldestFirst.size());
    oldestFirst.descendingIterator().forEachRemaining(kept -> entries.add(kept.entry()));
    return entries;
  }

  /** Searches mostly look for the newest. */
  synchronized Optional<Entry> get(UUID id) {
    for (Iterator<Kept> entries = oldestFirst.descendingIterator(); entries.hasNext(); ) {
      Entry entry = entries.next().entry();
      if (entry.id().equals(id)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** Replaces the entry with the same identifier, if it is still there. */
  synchronized void replace(Entry other) {
    // Searches from the newest, and puts back the entries after it.
    ArrayDeque<Kept> newer = new ArrayDeque<>();
    while (!oldestFirst.isEmpty()) {
      Kept kept = oldestFirst.removeLast();
      if (kept.entry().id().equals(other.id())) {
        Kept replacement = new Kept(other);
        bytes += replacement.bytes() - kept.bytes();
        oldestFirst.addLast(replacement);
        break;
      }
      newer.push(kept);
    }
    oldestFirst.addAll(newer);
    makeRoom();
  }

  /** Removes entries that meet a condition. */
  public synchronized void removeIf(Predicate<Entry> condition) {
    for (Iterator<Kept> entries = oldestFirst.iterator(); entries.hasNext(); ) {
      Kept kept = entries.next();
      if (condition.test(kept.entry())) {
        bytes -= kept.bytes();
        entries.remove();
      }
    }
  }

  synchronized void removeOldest() {
    if (!oldestFirst.isEmpty()) {
      bytes -= oldestFirst.removeFirst().bytes();
    }
  }

  /** How many entries were dropped since the journal was last cleared. */
  public synchronized long dropped() {
    return dropped;
  }

  /** Forgets everything. */
  public synchronized void clear() {
    oldestFirst.clear();
    bytes = 0;
    dropped = 0;
    noticed = false;
  }
}
