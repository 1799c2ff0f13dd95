package dev.keysend.mock.stub;

import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * WireMock's request journal, bounded and without keys. What the keysend handler answered itself is
 * kept as it is, and made into WireMock's form only when somebody looks.
 */
public final class Journal implements RequestJournalStore {
  /** Either an event or, until somebody looks, an exchange. */
  private static final class Entry {
    private final UUID id;
    private Object content;

    Entry(UUID id, Object content) {
      this.id = id;
      this.content = content;
    }
  }

  private final ArrayDeque<Entry> oldestFirst = new ArrayDeque<>();
  private final int size;
  private final Function<ServeEvent, ServeEvent> mask;
  private final Function<Exchange, ServeEvent> form;

  Journal(int size, Function<ServeEvent, ServeEvent> mask, Function<Exchange, ServeEvent> form) {
    this.size = size;
    this.mask = mask;
    this.form = form;
  }

  void add(Exchange exchange) {
    append(new Entry(exchange.id(), exchange));
  }

  @Override
  public void add(ServeEvent event) {
    append(new Entry(event.getId(), mask.apply(event)));
  }

  private synchronized void append(Entry entry) {
    if (size == 0) {
      return;
    }
    if (oldestFirst.size() >= size) {
      oldestFirst.removeFirst();
    }
    oldestFirst.addLast(entry);
  }

  /** All events, newest first, as WireMock wants them. */
  @Override
  public synchronized Stream<ServeEvent> getAll() {
    List<ServeEvent> events = new ArrayList<>();
    oldestFirst.forEach(entry -> events.add(event(entry)));
    Collections.reverse(events);
    return events.stream();
  }

  private ServeEvent event(Entry entry) {
    if (entry.content instanceof Exchange exchange) {
      entry.content = form.apply(exchange);
    }
    return (ServeEvent) entry.content;
  }

  @Override
  public synchronized Stream<UUID> getAllKeys() {
    return oldestFirst.stream().map(entry -> entry.id).toList().stream();
  }

  @Override
  public synchronized Optional<ServeEvent> get(UUID id) {
    return find(id).map(this::event);
  }

  @Override
  public void put(UUID id, ServeEvent event) {
    ServeEvent masked = mask.apply(event);
    synchronized (this) {
      find(id).ifPresent(entry -> entry.content = masked);
    }
  }

  /** What is looked for is mostly the newest. */
  private Optional<Entry> find(UUID id) {
    for (Iterator<Entry> entries = oldestFirst.descendingIterator(); entries.hasNext(); ) {
      Entry entry = entries.next();
      if (entry.id.equals(id)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized void remove(UUID id) {
    oldestFirst.removeIf(entry -> entry.id.equals(id));
  }

  @Override
  public synchronized void removeLast() {
    oldestFirst.pollFirst();
  }

  @Override
  public synchronized void clear() {
    oldestFirst.clear();
  }
}
