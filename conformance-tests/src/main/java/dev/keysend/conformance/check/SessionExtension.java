package dev.keysend.conformance.check;

import dev.keysend.conformance.report.RunListener;
import dev.keysend.conformance.setting.RunSettings;
import dev.keysend.conformance.setting.Setting;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the suite's classes their run: the one that the launcher's session holds, or else one that
 * is made from the configuration parameters {@code keysend.…}, system properties included.
 */
public final class SessionExtension implements ParameterResolver {
  /** Where a launcher's session holds the run, under {@link Session}'s class. */
  public static final org.junit.platform.engine.support.store.Namespace LAUNCHER_NAMESPACE =
      org.junit.platform.engine.support.store.Namespace.create("dev.keysend.conformance");

  private static final Namespace NAMESPACE = Namespace.create("dev.keysend.conformance");

  /** Made by JUnit. */
  public SessionExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Session.class;
  }

  @Override
  public Session resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Session session =
        context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE).get(Session.class, Session.class);
    return session != null
        ? session
        : Objects.requireNonNull(
            context
                .getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                    Session.class,
                    key -> new Session(settings(context), RunListener.NONE),
                    Session.class));
  }

  private static RunSettings settings(ExtensionContext context) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      context
          .getConfigurationParameter(setting.property())
          .ifPresent(value -> values.put(setting, value));
    }
    return RunSettings.of(values);
  }
}
