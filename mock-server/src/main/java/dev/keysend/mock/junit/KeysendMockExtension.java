package dev.keysend.mock.junit;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.KeysendMockServerBuilder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts a mock before the first test of a class, resets it before each test, and stops it after
 * the last test. {@link KeysendMock} registers it. For settings that the annotation lacks, register
 * it as a static field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final KeysendMockExtension POOR =
 *     new KeysendMockExtension(KeysendMockServer.builder().balance(1));
 *
 * @Test
 * void aPoorWalletBuysNothing() {
 *   new Shop(POOR.server().baseUrl()).buy("song");
 * }
 * }</pre>
 *
 * <p>A class can have several. A test's parameter of type {@link KeysendMockServer} is then the
 * annotation's mock, if there is one. If you only registered mocks, get each from {@link
 * #server()}. Tests of a class that run at the same time share its mock.
 */
public final class KeysendMockExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(KeysendMockExtension.class);

  /** By name, because most class paths have no Spring. */
  private static final String SPRING_EXTENSION =
      "org.springframework.test.context.junit.jupiter.SpringExtension";

  private final @Nullable KeysendMockServerBuilder settings;
  private final boolean failOnUnexpectedRequests;
  private final List<KeysendMockServer> running = new CopyOnWriteArrayList<>();

  /** Takes its settings from the test class's {@link KeysendMock}. */
  public KeysendMockExtension() {
    this(null, false);
  }

  /** Starts the mock of these settings. */
  public KeysendMockExtension(KeysendMockServerBuilder settings) {
    this(settings, false);
  }

  private KeysendMockExtension(
      @Nullable KeysendMockServerBuilder settings, boolean failOnUnexpectedRequests) {
    this.settings = settings;
    this.failOnUnexpectedRequests = failOnUnexpectedRequests;
  }

  /** The same, but a test fails if the mock received a request that matches nothing. */
  public KeysendMockExtension failOnUnexpectedRequests() {
    return new KeysendMockExtension(settings, true);
  }

  /**
   * Returns the mock, from before the first {@code @BeforeAll} method of a class until after the
   * last {@code @AfterAll} method.
   *
   * @throws IllegalStateException if the mock does not run, or if classes that run at the same time
   *     share this extension, so that there are several mocks
   */
  public KeysendMockServer server() {
    List<KeysendMockServer> servers = List.copyOf(running);
    if (servers.size() == 1) {
      return servers.get(0);
    }
    throw new IllegalStateException(
        servers.isEmpty()
            ? "The mock does not run; it starts before the first test of a class and stops after"
                + " the last, and needs @RegisterExtension on its field"
            : "Test classes that run at the same time share this extension; give each class its"
                + " own, or get the mock as a"
                + " parameter");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    mock(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    mock(context).reset();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    boolean fail =
        failOnUnexpectedRequests
            || annotation(context).map(KeysendMock::failOnUnexpectedRequests).orElse(false);
    List<String> unexpected = mock(context).unexpectedRequests();
    if (fail && !unexpected.isEmpty()) {
      throw new AssertionError(
          "The mock received requests that match neither the contract nor a stub: "
              + String.join(", ", unexpected));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    // If there are several, only one resolves the parameter: JUnit treats two resolvers as an
    // error.
    return parameter.getParameter().getType() == KeysendMockServer.class
        && Registered.with(this, context).get(0) == this;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    List<KeysendMockExtension> all = Registered.with(this, context);
    return all.stream()
        .filter(extension -> extension.settings == null)
        .findFirst()
        .or(() -> all.size() == 1 ? Optional.of(this) : Optional.empty())
        .orElseThrow(
            () ->
                new ParameterResolutionException(
                    "The class has "
                        + all.size()
                        + " mocks; get each from its own field with server()"))
        .mock(context);
  }

  /** One mock for the outermost class, closed by JUnit with it. */
  private KeysendMockServer mock(ExtensionContext context) {
    ExtensionContext outermost = context;
    for (Optional<ExtensionContext> parent = context.getParent();
        parent.isPresent() && parent.get().getTestClass().isPresent();
        parent = parent.get().getParent()) {
      outermost = parent.get();
    }
    return outermost
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(this, key -> run(context), RunningMock.class)
        .server();
  }

  private RunningMock run(ExtensionContext context) {
    KeysendMockServer server = start(context);
    running.add(server);
    return new RunningMock(server, () -> running.remove(server));
  }

  private KeysendMockServer start(ExtensionContext context) {
    if (settings != null) {
      return settings.start();
    }
    KeysendMock annotation =
        annotation(context)
            .orElseThrow(
                () ->
                    new ExtensionConfigurationException(
                        "Put @KeysendMock on the test class, or give the extension a builder"));
    refuseContexts(context);
    KeysendMockServerBuilder builder =
        KeysendMockServer.builder().balance(annotation.balance()).mode(annotation.mode());
    long[] seed = annotation.seed();
    if (seed.length > 1) {
      throw new ExtensionConfigurationException(
          "@KeysendMock has " + seed.length + " seeds; use one or none");
    }
    if (seed.length == 1) {
      builder.seed(seed[0]);
    }
    return builder.start();
  }

  /** The context would keep its production address, and its tests would pay there. */
  private static void refuseContexts(ExtensionContext context) {
    Class<?> type = context.getRequiredTestClass();
    boolean hasContext =
        AnnotationSupport.findRepeatableAnnotations(type, ExtendWith.class).stream()
            .flatMap(extensions -> Stream.of(extensions.value()))
            .anyMatch(extension -> extension.getName().equals(SPRING_EXTENSION));
    if (hasContext) {
      throw new ExtensionConfigurationException(
          "@KeysendMock does not tell "
              + type.getName()
              + "'s Spring context the address of the mock; use @EnableKeysendMock of"
              + " dev.keysend.mock.spring instead");
    }
  }

  private static Optional<KeysendMock> annotation(ExtensionContext context) {
    for (ExtensionContext at = context; ; at = at.getParent().get()) {
      Optional<KeysendMock> found =
          AnnotationSupport.findAnnotation(at.getTestClass(), KeysendMock.class);
      if (found.isPresent() || at.getParent().isEmpty()) {
        return found;
      }
    }
  }
}
