package dev.keysend.mock.spring;

import dev.keysend.mock.KeysendMockServer;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Resets a context's mock before each test; Spring finds this class by {@code spring.factories}.
 */
final class ResetListener extends AbstractTestExecutionListener {
  @Override
  public void beforeTestMethod(TestContext test) {
    if (!test.hasApplicationContext()) {
      return;
    }
    ApplicationContext context = test.getApplicationContext();
    if (context.containsBean(MockCustomizer.BEAN)
        && context.getBean(MockCustomizer.BEAN) instanceof KeysendMockServer mock) {
      mock.reset();
    }
  }
}
