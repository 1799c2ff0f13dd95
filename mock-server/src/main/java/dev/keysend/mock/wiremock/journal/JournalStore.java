package dev.keysend.mock.wiremock.journal;

import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The journal in WireMock's form. */
public final class JournalStore implements RequestJournalStore {
  private final Journal journal;
  private final JournalForm form;

  /**
   * Shows a journal.
   *
   * @param mapping the stub that WireMock would have matched a payment with
   */
  public JournalStore(Journal journal, StubMapping mapping) {
    this.journal = journal;
    this.form = new JournalForm(mapping);
  }

  private ServeEvent event(Journal.Entry entry) {
    return entry instanceof Exchange exchange ? form.event(exchange) : ((KeptEvent) entry).event();
  }

  @Override
  public void add(ServeEvent event) {
    journal.append(KeptEvent.of(event));
  }

  /** All events, newest first, as WireMock expects them. */
  @Override
  public Stream<ServeEvent> getAll() {
    return journal.newestFirst().stream().map(this::event);
  }

  @Override
  public Stream<UUID> getAllKeys() {
    return journal.newestFirst().stream().map(Journal.Entry::id);
  }

  @Override
  public Optional<ServeEvent> get(UUID id) {
    return journal.get(id).map(this::event);
  }

  @Override
  public void put(UUID id, ServeEvent event) {
    journal.replace(KeptEvent.of(event));
  }

  @Override
  public void remove(UUID id) {
    journal.removeIf(entry -> entry.id().equals(id));
  }

  @Override
  public void removeLast() {
    journal.removeOldest();
  }

  @Override
  public void clear() {
    journal.clear();
  }
}
