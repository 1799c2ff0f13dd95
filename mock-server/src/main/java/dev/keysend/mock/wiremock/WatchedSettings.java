package dev.keysend.mock.wiremock;

import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.store.InMemorySettingsStore;

/** WireMock's global settings, and whether they are the defaults. */
final class WatchedSettings extends InMemorySettingsStore {
  private volatile boolean isDefault = true;

  boolean isDefault() {
    return isDefault;
  }

  @Override
  public void set(GlobalSettings settings) {
    super.set(settings);
    isDefault = settings.equals(GlobalSettings.defaults());
  }
}
