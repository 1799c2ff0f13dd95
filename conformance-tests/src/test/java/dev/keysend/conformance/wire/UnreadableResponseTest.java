package dev.keysend.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.report.RunReport;
import dev.keysend.conformance.server.Behaviour;
import dev.keysend.conformance.server.KitRun;
import dev.keysend.conformance.setting.Setting;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reason for a result says why the kit could not read a response. */
class UnreadableResponseTest {
  private static final Map<Setting, String> RULES =
      Map.of(Setting.RULES, "success-is-json,accepts-smallest");

  @Test
  void namesAContentEncodingThatTheKitDidNotAskFor() {
    Behaviour behaviour = new Behaviour();
    behaviour.onWire =
        (sent, response) -> {
          response.headers.put("Content-Encoding", "br");
          response.body = "\u0001\u0002 not to be read";
        };
    RunReport report = KitRun.on(behaviour, RULES);
    assertThat(KitRun.reason(report, "success-is-json"))
        .contains("the body is not JSON", "its Content-Encoding is \"br\", and none was asked for");
  }

  @Test
  void doesNotReadAResponseWithThousandsOfValues() {
    Behaviour behaviour = new Behaviour();
    behaviour.onWire =
        (sent, response) ->
            response.body =
                response.body.replaceFirst("}$", ",\"x\":[" + "1,".repeat(1500) + "1]}");
    assertThat(KitRun.reason(KitRun.on(behaviour, RULES), "success-is-json")).isEmpty();
    behaviour.onWire =
        (sent, response) ->
            response.body =
                response.body.replaceFirst("}$", ",\"x\":[" + "1,".repeat(2500) + "1]}");
    assertThat(KitRun.reason(KitRun.on(behaviour, RULES), "success-is-json"))
        .contains("more than the 2000 values that are read");
  }
}
