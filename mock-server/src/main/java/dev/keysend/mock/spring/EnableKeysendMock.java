package dev.keysend.mock.spring;

import dev.keysend.mock.KeysendMockServerBuilder;
import dev.keysend.mock.Mode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds a mock to the application context of a Spring test. The mock starts before the context, sets
 * its address and keys as properties, is a bean of the context, and stops with it.
 *
 * <pre>{@code
 * @SpringBootTest
 * @EnableKeysendMock(baseUrl = "shop.wallet.url", apiKey = "shop.wallet.api-key", walletKey = "shop.wallet.key")
 * class CheckoutTest {
 *   @Autowired KeysendMockServer mock;
 *   @Autowired Checkout checkout;
 *
 *   @Test
 *   void aPurchasePaysTheArtistOnce() {
 *     checkout.buy("song");
 *     assertThat(mock.payments()).hasSize(1);
 *   }
 * }
 * }</pre>
 *
 * <p>Tests that share a cached context share its mock; tests with other settings have another
 * context. You can put the annotation on a base class, and nested classes inherit it. The mock is
 * reset before each test method, so methods that share a context must not run at the same time.
 *
 * <p>Works with Spring Framework 5.3 and later, with and without Spring Boot.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EnableKeysendMock {
  /** Names of the properties that hold {@link dev.keysend.mock.KeysendMockServer#baseUrl()}. */
  String[] baseUrl() default "keysend.base-url";

  /** Names of the properties that hold {@link dev.keysend.mock.KeysendMockServer#apiKey()}. */
  String[] apiKey() default "keysend.api-key";

  /** Names of the properties that hold {@link dev.keysend.mock.KeysendMockServer#walletKey()}. */
  String[] walletKey() default "keysend.wallet-key";

  /** The wallet's balance at the start of each test, in satoshis; 0 or more. */
  long balance() default KeysendMockServerBuilder.DEFAULT_BALANCE;

  /** Where the responses come from. */
  Mode mode() default Mode.SIMULATED;

  /** Makes responses repeatable, see {@link KeysendMockServerBuilder#seed}; one number, or none. */
  long[] seed() default {};
}
