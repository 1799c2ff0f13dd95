package dev.keysend.mock.endpoint.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.http.Http;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnknownFieldsTest {
  @Test
  void reportsEachUnknownFieldOnce() throws Exception {
    List<String> notices = new CopyOnWriteArrayList<>();
    try (KeysendMockServer mock = KeysendMockServer.builder().onNotice(notices::add).start()) {
      for (int i = 0; i < 3; i++) {
        String body = Http.payment(Http.DESTINATION, 1).replace("}", ",\"passTru\":{},\"b\\n\":1}");
        assertThat(Http.pay(mock, body).statusCode()).isEqualTo(201);
      }
    }
    assertThat(notices).hasSize(2);
    assertThat(notices.get(0)).contains("\"passTru\"", "fields are passThru, ", ", num_satoshis");
    assertThat(notices.get(1)).contains("\"b?\"");
  }

  @Test
  void reportsAllUnknownFieldsOfARequest() throws Exception {
    assertThat(notices(Http.payment(Http.DESTINATION, 1).replace("}", ",\"a\":1,\"b\":2}")))
        .hasSize(2);
  }

  /** Otherwise a client that invents names could fill the log. */
  @Test
  void reportsAtMostAHundredNames() throws Exception {
    String names =
        IntStream.range(0, 150).mapToObj(i -> "\"x" + i + "\":1").collect(Collectors.joining(","));

    assertThat(notices(Http.payment(Http.DESTINATION, 1).replace("}", "," + names + "}")))
        .hasSize(100);
  }

  @Test
  void shortensLongNames() throws Exception {
    String name = "x".repeat(1_000);

    assertThat(notices(Http.payment(Http.DESTINATION, 1).replace("}", ",\"" + name + "\":1}")))
        .singleElement()
        .asString()
        .contains("x".repeat(40) + "…")
        .doesNotContain("x".repeat(41));
  }

  @Test
  void showsNoKey() throws Exception {
    String key = "pak_O0iUMxk8kK_qUzkT4YKFvp1ZsUtp";

    assertThat(notices(Http.payment(Http.DESTINATION, 1).replace("}", ",\"" + key + "\":1}")))
        .singleElement()
        .asString()
        .contains("\"***\"");
  }

  private static List<String> notices(String body) throws Exception {
    List<String> notices = new CopyOnWriteArrayList<>();
    try (KeysendMockServer mock = KeysendMockServer.builder().onNotice(notices::add).start()) {
      assertThat(Http.pay(mock, body).statusCode()).isEqualTo(201);
    }
    return notices;
  }
}
