package dev.keysend.mock.wiremock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.KeysendMockServerBuilder;
import dev.keysend.mock.http.Http;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingsTest {
  @TempDir private Path folder;

  private void write(int status) throws Exception {
    Files.writeString(
        folder.resolve("stub.json"),
        "{\"request\":{\"urlPathPattern\":\"/v1/.*\"},\"response\":{\"status\":" + status + "}}");
  }

  private static int status(KeysendMockServer mock) throws Exception {
    return Http.pay(mock, Http.payment(Http.DESTINATION, 1)).statusCode();
  }

  @Test
  void filesOverrideTheMockAndAreReadAgainAfterAChange() throws Exception {
    write(418);
    List<String> notices = new CopyOnWriteArrayList<>();
    try (KeysendMockServer mock =
        KeysendMockServer.builder().mappings(folder).onNotice(notices::add).start()) {
      assertThat(status(mock)).isEqualTo(418);

      write(429);
      await().until(() -> status(mock) == 429);

      Files.writeString(folder.resolve("stub.json"), "{");
      await().until(() -> !notices.isEmpty());
      assertThat(notices.get(0)).contains("stub.json", "stay as they were");
      assertThat(status(mock)).isEqualTo(429);

      Files.delete(folder.resolve("stub.json"));
      await().until(() -> status(mock) == 201);
    }
  }

  @Test
  void namesAnUnreadableFileAtTheStart() throws Exception {
    Files.writeString(folder.resolve("broken.json"), "nonsense");
    KeysendMockServerBuilder builder = KeysendMockServer.builder().mappings(folder);
    assertThatThrownBy(builder::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("broken.json");
  }

  @Test
  void namesAMissingFolder() {
    KeysendMockServerBuilder builder =
        KeysendMockServer.builder().mappings(folder.resolve("missing"));
    assertThatThrownBy(builder::start).hasMessageContaining("missing");
  }
}
