package dev.keysend.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonCopyTest {
  private static final byte[] YAML = Contract.load().yaml().getBytes(StandardCharsets.UTF_8);

  @Test
  void copyHasWhatTheYamlHas() throws IOException {
    assertThat(JsonCopy.of(YAML)).contains(Contract.parse(Contract.load().yaml()).document());
  }

  @Test
  void copyOfOlderYamlIsNotUsed() throws IOException {
    byte[] changed = (Contract.load().yaml() + "#").getBytes(StandardCharsets.UTF_8);

    assertThat(JsonCopy.of(changed)).isEmpty();
  }

  @Test
  void damagedCopyIsNotUsed() {
    byte[] copy = JsonCopy.write(YAML).getBytes(StandardCharsets.UTF_8);
    copy[copy.length - 1] = ' ';

    assertThat(JsonCopy.read(copy, YAML)).isEmpty();
  }
}
