package dev.keysend.mock.stub;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.store.StubMappingStore;

/** Where WireMock keeps stubs and its journal. */
public final class MockStores extends DefaultStores {
  private final KeysendStubStore stubs;
  private final Journal journal;

  /** Makes stores of one mock; files come from {@code files}. */
  public MockStores(FileSource files, KeysendStubStore stubs, Journal journal) {
    super(files);
    this.stubs = stubs;
    this.journal = journal;
  }

  @Override
  public StubMappingStore getStubStore() {
    return stubs;
  }

  @Override
  public RequestJournalStore getRequestJournalStore() {
    return journal;
  }
}
