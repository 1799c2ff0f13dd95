package dev.keysend.mock.wiremock.admin;

import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import dev.keysend.mock.secret.Masks;
import dev.keysend.mock.wiremock.state.MockState;

/** WireMock's admin interface with the mock's own part, and without keys. */
public final class AdminApi {
  private AdminApi() {}

  /** What the mock adds to it. */
  public static Extension[] extensions(MockState state) {
    return new Extension[] {new StateApi(state), new NetworkApi(state), new WalletApi(state)};
  }

  /** Refuses what could reach other servers. */
  public static Extension guard() {
    return new SchemaGuard();
  }

  /** The same interface, which searches the original requests and shows them without keys. */
  public static Admin masked(Admin admin, Masks masks) {
    return MaskedAdmin.of(admin, masks);
  }

  /** Forgets scenarios, settings, and stubs that are not from files. */
  public static void reset(Admin admin) {
    admin.resetToDefaultMappings();
    admin.resetScenarios();
    admin.updateGlobalSettings(GlobalSettings.defaults());
  }
}
