package dev.keysend.conformance.junit;

import dev.keysend.conformance.rule.Rule;
import dev.keysend.conformance.run.Session;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides the run of the suite's class: the run that a configuration parameter of the launch
 * names, or else a new one for the build, about the rules of the test factories that the launch
 * selected. JUnit closes a new run with the class's store when the class has ended, and the run
 * then writes its reports.
 *
 * <p>Works with JUnit 5.10.
 */
public final class SessionExtension
    implements BeforeAllCallback, ParameterResolver, AfterAllCallback {
  /** The configuration parameter that names a run which is {@linkplain #lend lent}. */
  public static final String LENT = "dev.keysend.conformance.session";

  private static final Namespace NAMESPACE = Namespace.create("dev.keysend.conformance");

  private static final Map<String, Session> SESSIONS = new ConcurrentHashMap<>();

  /** Made by JUnit. */
  public SessionExtension() {}

  /**
   * Lends a run to one launch of the suite.
   *
   * @return the value of {@link #LENT} for that launch
   */
  public static String lend(Session session) {
    String name = UUID.randomUUID().toString();
    SESSIONS.put(name, session);
    return name;
  }

  /** Takes a run back when its launch has ended. */
  public static void takeBack(String name) {
    SESSIONS.remove(name);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (lent(context).isPresent()) {
      return;
    }
    Optional<Predicate<Rule>> selected = Launches.selected(context.getUniqueId());
    if (selected.isPresent()) {
      context
          .getStore(NAMESPACE)
          .put(BuildRun.class, BuildRun.start(context::getConfigurationParameter, selected.get()));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Session.class;
  }

  @Override
  public Session resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return lent(context).orElseGet(() -> made(context).orElseThrow().session());
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    Optional<BuildRun> run = made(context);
    if (run.isPresent()) {
      run.get().end();
    }
  }

  private static Optional<Session> lent(ExtensionContext context) {
    return context.getConfigurationParameter(LENT).map(SESSIONS::get);
  }

  private static Optional<BuildRun> made(ExtensionContext context) {
    return Optional.ofNullable(context.getStore(NAMESPACE).get(BuildRun.class, BuildRun.class));
  }
}
