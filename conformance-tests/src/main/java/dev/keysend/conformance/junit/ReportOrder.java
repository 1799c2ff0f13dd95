package dev.keysend.conformance.junit;

import java.util.Comparator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Puts the suite's test factories in the order of the reports. */
public final class ReportOrder implements MethodOrderer {
  /** Made by JUnit. */
  public ReportOrder() {}

  /** The methods that a subclass adds come first, in JUnit's own order. */
  @Override
  public void orderMethods(MethodOrdererContext context) {
    context
        .getMethodDescriptors()
        .sort(
            Comparator.comparingInt(
                method -> FactoryNames.ALL.indexOf(method.getMethod().getName())));
  }
}
