package dev.keysend.conformance.junit;

import dev.keysend.conformance.run.Session;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The suite for a run that is {@linkplain SessionExtension#lend lent}. Nobody selects tests in it,
 * so it has one test factory: to find one for each group and level delays the start.
 */
@ExtendWith(SessionExtension.class)
public class LentSuite {
  /** Made by JUnit. */
  public LentSuite() {}

  @TestFactory
  Stream<DynamicNode> rules(Session session) {
    return RuleTests.of(session);
  }
}
