package dev.keysend.mock.wiremock;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.store.SettingsStore;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import dev.keysend.mock.wiremock.journal.JournalStore;

/** Where WireMock keeps stubs, settings and its journal. */
final class MockStores extends DefaultStores {
  private final KeysendStubStore stubs;
  private final WatchedSettings settings = new WatchedSettings();
  private final JournalStore journal;

  /** Creates the stores of one mock; files come from {@code files}. */
  MockStores(FileSource files, KeysendStubStore stubs, JournalStore journal) {
    super(files);
    this.stubs = stubs;
    this.journal = journal;
  }

  /** Whether a payment to this URL gets the same response as when these stores were created. */
  boolean isUntouched(String url) {
    return settings.isDefault() && stubs.isUntouched(url);
  }

  @Override
  public StubMappingStore getStubStore() {
    return stubs;
  }

  @Override
  public SettingsStore getSettingsStore() {
    return settings;
  }

  @Override
  public RequestJournalStore getRequestJournalStore() {
    return journal;
  }
}
