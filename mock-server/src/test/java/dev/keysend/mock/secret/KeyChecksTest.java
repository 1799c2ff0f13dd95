package dev.keysend.mock.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.KeysendMockServerBuilder;
import dev.keysend.mock.http.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The builder refuses keys that no request could carry, and does not show them. */
class KeyChecksTest {
  private static void assertRefused(KeysendMockServerBuilder builder, String... words) {
    assertThatThrownBy(() -> builder.start().close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pak:1", "pak_1\n", " pak_1", "pak_\u00001"})
  void refusesAnApiKeyThatCannotBeSent(String key) {
    assertThatThrownBy(() -> KeysendMockServer.builder().apiKey(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("apiKey", "use a key without")
        .hasMessageNotContaining("pak");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "waka 1", "waka_1\n"})
  void refusesAWalletKeyThatNoPathCanCarry(String key) {
    KeysendMockServerBuilder builder = KeysendMockServer.builder();

    assertThatThrownBy(() -> builder.walletKey(key)).hasMessageContaining("walletKey");
    assertThatThrownBy(() -> builder.readOnlyWalletKey(key))
        .hasMessageContaining("readOnlyWalletKey");
    assertThatThrownBy(() -> builder.wallet(key, 1)).hasMessageContaining("wallet");
  }

  @Test
  void refusesTwoWalletsWithOneKey() {
    assertRefused(
        KeysendMockServer.builder().wallet("wakr_readonly", 3), "readOnlyWalletKey", "change one");
    assertRefused(
        KeysendMockServer.builder().walletKey("waka_1").wallet("waka_1", 3),
        "walletKey",
        "balance");
    assertRefused(
        KeysendMockServer.builder().walletKey("waka_1").readOnlyWalletKey("waka_1"),
        "walletKey",
        "readOnlyWalletKey");
  }

  @Test
  void acceptsAKeyThatNeedsEncoding() throws Exception {
    try (KeysendMockServer mock = KeysendMockServer.builder().walletKey("a/b+c%").start()) {
      assertThat(
              Http.send(Http.request(mock, "a%2Fb+c%25", Http.payment(Http.DESTINATION, 1)).build())
                  .statusCode())
          .isEqualTo(201);
    }
  }
}
