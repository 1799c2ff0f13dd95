package dev.keysend.sdk.doublesend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.keysend.sdk.testing.DoubleSendTests;
import java.io.IOException;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The published tests catch a client that sends twice. */
final class PublishedDoubleSendTestsTest {
  @Test
  void plainClientFails() {
    var tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(PlainIntegration.class))
            .execute()
            .testEvents();

    // First payment: 408, 503 and three redirects. Later payment: also reset and closed.
    assertThat(tests.failed().stream().map(Event::getPayload).map(Object::toString))
        .hasSize(12)
        .allMatch(payload -> payload.contains("one payment arrived 2 times"));
    assertThat(tests.succeeded().count()).isEqualTo(14);
  }

  static final class PlainIntegration extends DoubleSendTests {
    private @Nullable Payer payer;

    @Override
    protected void pay(String baseUrl) throws IOException {
      Payer longLived = payer == null ? Payer.plain(new OkHttpClient(), baseUrl) : payer;
      payer = longLived;
      longLived.pay();
    }
  }
}
