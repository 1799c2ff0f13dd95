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
 * Starts a mock for a test class. Each test finds it as new, and takes it as a parameter of type
 * {@link dev.keysend.mock.KeysendMockServer}.
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
 * <p>The tests of a class share one mock, so they do not run at the same time as each other, nor as
 * those of another class with this annotation, whatever JUnit's parallel mode is. More mocks can be
 * registered beside it, {@link KeysendMockExtension}.
 *
 * <p>A test that has a Spring context takes {@link dev.keysend.mock.spring.EnableKeysendMock}
 * instead: this annotation would leave the context with the address that it has in production, so
 * it is refused there.
 *
 * <p>Tried with JUnit 5.8 to 6.1.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KeysendMockExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
public @interface KeysendMock {
  /** What the wallet holds at the beginning of each test, in satoshis; 0 or more. */
  long balance() default KeysendMockServerBuilder.DEFAULT_BALANCE;

  /** Where the answers come from. */
  Mode mode() default Mode.SIMULATED;

  /** Makes answers repeatable, {@link KeysendMockServerBuilder#seed}; one number, or none. */
  long[] seed() default {};

  /**
   * Whether a test fails when the mock got a request that neither the contract nor a stub has an
   * operation for.
   */
  boolean failOnUnexpectedRequests() default false;
}
