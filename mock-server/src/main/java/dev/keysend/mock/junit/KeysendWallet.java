package dev.keysend.mock.junit;

import dev.keysend.mock.KeysendMockServerBuilder;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test its own {@link dev.keysend.mock.MockWallet} in a mock that all tests of the run
 * share. Tests share nothing else, so they can run at the same time.
 *
 * <pre>{@code
 * @Test
 * void aPurchasePaysTheArtist(@KeysendWallet(balance = 1_000) MockWallet wallet) {
 *   new Shop(wallet.baseUrl(), wallet.apiKey(), wallet.key()).buy("song");
 *   assertThat(wallet.payments()).hasSize(1);
 * }
 * }</pre>
 *
 * <p>The wallet is removed after the test. Stubs and WireMock's settings belong to the whole mock,
 * so use {@link KeysendMock} for a test that needs them.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KeysendWalletExtension.class)
public @interface KeysendWallet {
  /** The wallet's first balance, in satoshis; 0 or more. */
  long balance() default KeysendMockServerBuilder.DEFAULT_BALANCE;
}
