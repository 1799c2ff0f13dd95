package dev.keysend.mock.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds the annotation on a test class; Spring finds this class by {@code spring.factories}. */
final class MockCustomizerFactory implements ContextCustomizerFactory {
  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    EnableKeysendMock annotation =
        TestContextAnnotationUtils.findMergedAnnotation(testClass, EnableKeysendMock.class);
    return annotation == null ? null : MockCustomizer.of(annotation);
  }
}
