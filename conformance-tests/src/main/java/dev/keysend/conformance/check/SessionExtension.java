package dev.keysend.conformance.check;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the suite's class its run: the one that the launcher's session holds, or else one that is
 * made for the build that runs the class, and reported when the class has ended; JUnit closes it
 * with the class's store.
 */
public final class SessionExtension
    implements BeforeAllCallback, ParameterResolver, AfterAllCallback {
  /** Where a launcher's session holds the run, under {@link Session}'s class. */
  public static final org.junit.platform.engine.support.store.Namespace LAUNCHER_NAMESPACE =
      org.junit.platform.engine.support.store.Namespace.create("dev.keysend.conformance");

  private static final Namespace NAMESPACE = Namespace.create("dev.keysend.conformance");

  /** Made by JUnit. */
  public SessionExtension() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    if (launched(context).isEmpty()) {
      context
          .getStore(NAMESPACE)
          .put(BuildRun.class, BuildRun.start(context::getConfigurationParameter));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Session.class;
  }

  @Override
  public Session resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return launched(context).orElseGet(() -> made(context).orElseThrow().session());
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    Optional<BuildRun> run = made(context);
    if (run.isPresent()) {
      run.get().end();
    }
  }

  private static Optional<Session> launched(ExtensionContext context) {
    return Optional.ofNullable(
        context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE).get(Session.class, Session.class));
  }

  private static Optional<BuildRun> made(ExtensionContext context) {
    return Optional.ofNullable(context.getStore(NAMESPACE).get(BuildRun.class, BuildRun.class));
  }
}
