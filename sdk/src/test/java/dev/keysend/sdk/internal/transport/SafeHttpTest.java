package dev.keysend.sdk.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** The SDK uses no old TLS versions, even if the caller's client allows them. */
final class SafeHttpTest {
  @Test
  void removesOldTls() {
    assertThat(specifications(ConnectionSpec.COMPATIBLE_TLS, ConnectionSpec.CLEARTEXT))
        .containsExactly(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT);
  }

  @Test
  void keepsModernTls() {
    assertThat(specifications(ConnectionSpec.RESTRICTED_TLS))
        .containsExactly(ConnectionSpec.RESTRICTED_TLS);
    assertThat(SafeHttp.from(new OkHttpClient()).connectionSpecs())
        .containsExactly(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT);
  }

  private static List<ConnectionSpec> specifications(ConnectionSpec... given) {
    OkHttpClient client = new OkHttpClient.Builder().connectionSpecs(List.of(given)).build();
    return SafeHttp.from(client).connectionSpecs();
  }
}
