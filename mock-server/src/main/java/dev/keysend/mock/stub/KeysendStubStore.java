package dev.keysend.mock.stub;

import com.github.tomakehurst.wiremock.store.InMemoryStubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;

/** WireMock's stubs, from which the keysend stub never goes away. */
public final class KeysendStubStore extends InMemoryStubMappingStore {
  private final StubMapping keysend;
  private volatile boolean hasOthers;

  /** Makes a store that holds the keysend stub alone. */
  public KeysendStubStore(StubMapping keysend) {
    this.keysend = keysend;
    super.add(keysend);
  }

  /** Whether there are stubs beside the keysend stub, which go first. */
  public boolean hasOthers() {
    return hasOthers;
  }

  @Override
  public void add(StubMapping mapping) {
    super.add(mapping);
    look();
  }

  @Override
  public void replace(StubMapping existing, StubMapping updated) {
    super.replace(existing, updated);
    look();
  }

  @Override
  public void remove(StubMapping mapping) {
    super.remove(mapping);
    restore();
  }

  @Override
  public void clear() {
    super.clear();
    restore();
  }

  private void restore() {
    if (get(keysend.getId()).isEmpty()) {
      super.add(keysend);
    }
    look();
  }

  private void look() {
    hasOthers = getAll().anyMatch(mapping -> !mapping.getId().equals(keysend.getId()));
  }
}
