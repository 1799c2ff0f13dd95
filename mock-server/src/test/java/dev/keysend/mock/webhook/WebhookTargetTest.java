package dev.keysend.mock.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:9000/hook",
        "http://127.8.9.1/",
        "http://[::1]:9000/",
        "http://10.1.2.3/",
        "https://172.16.0.9/x?y=z",
        "HTTP://192.168.178.20",
        "http://[fd12:3456::1]/",
        "http://[::ffff:127.0.0.1]/",
      })
  void acceptsLoopbackAndPrivateAddresses(String url) throws Exception {
    assertThat(WebhookTarget.of(URI.create(url), null).url()).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://8.8.8.8/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0:9000/",
        "http://172.32.0.1/",
        "http://100.64.0.1/",
        "http://[2001:4860:4860::8888]/",
        "http://[fe80::1]/",
        "http://[::ffff:8.8.8.8]/",
        "http://224.0.0.1/",
        "http://134744072/",
      })
  void refusesOtherAddresses(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookTarget.of(URI.create(url), null))
        .withMessageContaining("webhookUrl")
        .withMessageContaining("neither loopback nor private")
        .withMessageContaining("allow the host by name");
  }

  @Test
  void allowedHostCanHaveAnyAddress() throws Exception {
    WebhookTarget target =
        WebhookTarget.of(URI.create("http://Hooks.example/"), "hooks.example", addresses(8, 8));

    assertThat(target.addresses("Hooks.example")).hasSize(1);
  }

  @Test
  void refusesOtherHostsThanTheAllowedOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                WebhookTarget.of(
                    URI.create("http://evil.example/"), "hooks.example", addresses(8, 8)));
  }

  @Test
  void refusesAHostWithOneForbiddenAddress() throws Exception {
    InetAddress near = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    InetAddress far = InetAddress.getByAddress(new byte[] {8, 8, 8, 8});

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                WebhookTarget.of(
                    URI.create("http://both.example/"),
                    null,
                    host -> new InetAddress[] {near, far}));
  }

  @Test
  void namesAnUnknownHost() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                WebhookTarget.of(
                    URI.create("http://nobody.example/"),
                    null,
                    host -> {
                      throw new UnknownHostException(host);
                    }))
        .withMessageContaining("nobody.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://localhost/", "localhost:9000", "/hook", "http:///x", "mailto:a@b"})
  void refusesAnInvalidUrl(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookTarget.of(URI.create(url), null))
        .withMessageContaining("http or https URL");
  }

  @Test
  void refusesAPasswordInTheUrlWithoutRepeatingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookTarget.of(URI.create("http://me:canary@localhost/"), null))
        .withMessageNotContaining("canary");
  }

  private static WebhookTarget.Resolver addresses(int first, int second) {
    return host ->
        new InetAddress[] {
          InetAddress.getByAddress(new byte[] {(byte) first, (byte) second, 8, 8})
        };
  }
}
