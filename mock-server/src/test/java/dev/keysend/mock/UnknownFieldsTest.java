package dev.keysend.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class UnknownFieldsTest {
  @Test
  void aFieldThatTheContractDoesNotKnowIsSaidOncePerName() throws Exception {
    List<String> notices = new CopyOnWriteArrayList<>();
    try (KeysendMockServer mock = KeysendMockServer.builder().onNotice(notices::add).start()) {
      for (int i = 0; i < 3; i++) {
        String body = Http.payment(Http.DESTINATION, 1).replace("}", ",\"passTru\":{},\"b\\n\":1}");
        assertThat(Http.pay(mock, body).statusCode()).isEqualTo(201);
      }
    }
    assertThat(notices).hasSize(2);
    assertThat(notices.get(0)).contains("\"passTru\"", "passThru, dest_pubkey, num_satoshis");
    assertThat(notices.get(1)).contains("\"b?\"");
  }
}
