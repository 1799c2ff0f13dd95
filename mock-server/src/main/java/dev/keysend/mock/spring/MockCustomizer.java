package dev.keysend.mock.spring;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.KeysendMockServerBuilder;
import dev.keysend.mock.Mode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts a mock for a context. Spring treats contexts with equal customizers as the same, so this
 * record contains only the annotation's values.
 */
record MockCustomizer(
    List<String> baseUrl,
    List<String> apiKey,
    List<String> walletKey,
    long balance,
    Mode mode,
    List<Long> seed)
    implements ContextCustomizer {
  /** Also the name of the property source. */
  static final String BEAN = "keysendMockServer";

  static MockCustomizer of(EnableKeysendMock annotation) {
    if (annotation.seed().length > 1) {
      throw new IllegalArgumentException(
          "@EnableKeysendMock has " + annotation.seed().length + " seeds; use one or none");
    }
    return new MockCustomizer(
        names("baseUrl", annotation.baseUrl()),
        names("apiKey", annotation.apiKey()),
        names("walletKey", annotation.walletKey()),
        annotation.balance(),
        annotation.mode(),
        LongStream.of(annotation.seed()).boxed().toList());
  }

  private static List<String> names(String attribute, String[] names) {
    for (String name : names) {
      if (name.isBlank()) {
        throw new IllegalArgumentException(
            "@EnableKeysendMock has an empty name in "
                + attribute
                + "; use the name of a property, or {} to set none");
      }
    }
    return List.of(names);
  }

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    KeysendMockServerBuilder builder = KeysendMockServer.builder().balance(balance).mode(mode);
    seed.forEach(builder::seed);
    KeysendMockServer mock = builder.start();
    // Closed with the context's singletons: also if the context fails to start.
    DefaultSingletonBeanRegistry beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
    beans.registerSingleton(BEAN, mock);
    beans.registerDisposableBean(BEAN, mock::close);

    Map<String, Object> properties = new HashMap<>();
    baseUrl.forEach(name -> properties.put(name, mock.baseUrl()));
    apiKey.forEach(name -> properties.put(name, mock.apiKey()));
    walletKey.forEach(name -> properties.put(name, mock.walletKey()));
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(BEAN, properties));
  }
}
