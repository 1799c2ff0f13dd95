package dev.keysend.mock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.keysend.mock.MockWallet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineTestKit;

class KeysendWalletTest {
  private static final Map<String, Long> BALANCES = new ConcurrentHashMap<>();
  private static final Set<String> URLS = ConcurrentHashMap.newKeySet();

  /** Both tests can reach the barrier only if they run at the same time. */
  private static final CyclicBarrier BOTH = new CyclicBarrier(2);

  @Execution(ExecutionMode.CONCURRENT)
  @Tag("run-by-the-test-below")
  static class AtTheSameTime {
    @Test
    void one(@KeysendWallet(balance = 1) MockWallet wallet) throws Exception {
      meet(wallet);
    }

    @Test
    void other(@KeysendWallet(balance = 2) MockWallet wallet) throws Exception {
      meet(wallet);
    }

    private static void meet(MockWallet wallet) throws Exception {
      URLS.add(wallet.baseUrl());
      BALANCES.put(wallet.key(), wallet.balance());
      BOTH.await(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void parallelTestsShareOnlyTheMock() {
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
        .selectors(selectClass(AtTheSameTime.class))
        .execute()
        .testEvents()
        .assertStatistics(events -> events.succeeded(2));

    assertThat(URLS).hasSize(1);
    assertThat(BALANCES.values()).containsExactlyInAnyOrder(1L, 2L);
  }
}
