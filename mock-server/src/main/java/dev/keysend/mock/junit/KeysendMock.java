package dev.keysend.mock.junit;

import dev.keysend.mock.KeysendMockServerBuilder;
import dev.keysend.mock.Mode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Starts a mock for a test class and resets it before each test. A test gets it as a parameter of
 * type {@link dev.keysend.mock.KeysendMockServer}.
 *
 * <pre>{@code
 * @KeysendMock
 * class CheckoutTest {
 *   @Test
 *   void aPurchasePaysTheArtist(KeysendMockServer mock) {
 *     ...
 *     assertThat(mock.payments()).hasSize(1);
 *   }
 * }
 * }</pre>
 *
 * <p>The tests of a class share one mock. They never run at the same time as each other or as those
 * of another class with this annotation, whatever JUnit's parallel mode. You can register more
 * mocks with {@link KeysendMockExtension}.
 *
 * <p>In a test with a Spring context, use {@link dev.keysend.mock.spring.EnableKeysendMock}
 * instead. With this annotation the context would keep its production address, so the annotation is
 * an error there.
 *
 * <p>Tested with JUnit 5.8 to 6.1.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KeysendMockExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
public @interface KeysendMock {
  /** The wallet's balance at the start of each test, in satoshis; 0 or more. */
  long balance() default KeysendMockServerBuilder.DEFAULT_BALANCE;

  /** Where the responses come from. */
  Mode mode() default Mode.SIMULATED;

  /** Makes responses repeatable, see {@link KeysendMockServerBuilder#seed}; one number, or none. */
  long[] seed() default {};

  /**
   * Whether a test fails if the mock received a request that matches neither the contract nor a
   * stub.
   */
  boolean failOnUnexpectedRequests() default false;
}
