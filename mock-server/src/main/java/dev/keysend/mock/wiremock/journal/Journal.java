package dev.keysend.mock.wiremock.journal;

import dev.keysend.mock.memory.Newest;
import java.time.Instant;
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

  private final Newest<Entry> entries;
  private final int size;
  private final long budget;
  private final Consumer<String> notices;
  private boolean noticed;

  /**
   * Creates an empty journal.
   *
   * @param size how many entries it keeps at most
   * @param budget how many bytes they may take
   * @param notices receives one message when the budget makes it drop entries
   */
  public Journal(int size, long budget, Consumer<String> notices) {
    this.entries = new Newest<>(size, budget);
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
    long bytes = entry.bytes();
    boolean news;
    synchronized (this) {
      boolean full = entries.add(entry, bytes);
      news = full && !noticed;
      noticed = noticed || full;
    }
    if (news) {
      notices.accept(
          "The journal of requests takes "
              + budget
              + " bytes, which is the limit; the oldest"
              + " requests are dropped");
    }
  }

  /** All entries, newest first. */
  public synchronized List<Entry> newestFirst() {
    return entries.newestFirst();
  }

  synchronized Optional<Entry> get(UUID id) {
    return entries.find(entry -> entry.id().equals(id));
  }

  /** Replaces the entry with the same identifier, if it is still there. */
  synchronized void replace(Entry other) {
    entries.replace(entry -> entry.id().equals(other.id()), other, other.bytes());
  }

  /** Removes entries that meet a condition. */
  public synchronized void removeIf(Predicate<Entry> condition) {
    entries.removeIf(condition);
  }

  synchronized void removeOldest() {
    entries.removeOldest();
  }

  /** How many entries were dropped since the journal was last cleared. */
  public synchronized long dropped() {
    return entries.dropped();
  }

  /** Forgets everything. */
  public synchronized void clear() {
    entries.clear();
    noticed = false;
  }
}
