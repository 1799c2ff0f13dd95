package dev.keysend.conformance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.conformance.cli.Command;
import dev.keysend.conformance.setting.Setting;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which TLS servers the command trusts, and to which it shows a client certificate. */
@Timeout(120)
@Isolated("It sets properties of the whole process.")
class TlsTest {
  private static final Certificates CERTIFICATES = new Certificates();
  private static final String HOST = "127.0.0.1";
  private static final String PASSWORD = "store-canary-3f0a";
  private static final int WRONG_USAGE = 2;
  private static final int NOT_TESTED = 3;

  @TempDir private Path directory;

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  @Test
  void trustsAPrivateAuthorityFromAFile() throws IOException {
    Command.Result result =
        run(CERTIFICATES.listener(HOST, false), "--ca-file", authority().toString());
    assertThat(result.exitCode()).isEqualTo(NOT_TESTED);
    assertThat(result.out()).contains("HTTP 418");
  }

  @Test
  void doesNotTrustAPrivateAuthorityByDefault() throws IOException {
    Command.Result result = run(CERTIFICATES.listener(HOST, false));
    assertThat(result.exitCode()).isEqualTo(NOT_TESTED);
    assertThat(result.out()).contains("TLS failed").contains("--ca-file");
    assertThat(requests).isEmpty();
  }

  @Test
  void doesNotTrustAnAuthorityOtherThanTheOneInTheFile() throws IOException {
    Path other = new Certificates().authority(directory.resolve("other.pem"));
    Command.Result result = run(CERTIFICATES.listener(HOST, false), "--ca-file", other.toString());
    assertThat(result.exitCode()).isEqualTo(NOT_TESTED);
    assertThat(requests).isEmpty();
  }

  @Test
  void doesNotTrustACertificateForAnotherHost() throws IOException {
    Command.Result result =
        run(CERTIFICATES.listener("wallet.example", false), "--ca-file", authority().toString());
    assertThat(result.exitCode()).isEqualTo(NOT_TESTED);
    assertThat(result.out()).contains("TLS failed");
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void showsAClientCertificateIfTheTargetAsksForOne(String type) throws Exception {
    Path store = CERTIFICATES.client(directory.resolve("store"), type, PASSWORD);
    Path password = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
    Command.Result result =
        run(
            CERTIFICATES.listener(HOST, true),
            "--ca-file",
            authority().toString(),
            "--key-store",
            store.toString(),
            "--key-store-password-file",
            password.toString());
    assertThat(result.exitCode()).as(result::out).isEqualTo(NOT_TESTED);
    assertThat(result.out()).contains("HTTP 418").doesNotContain(PASSWORD);
  }

  @Test
  void cannotTestATargetThatAsksForACertificateWithoutOne() throws IOException {
    Command.Result result =
        run(CERTIFICATES.listener(HOST, true), "--ca-file", authority().toString());
    assertThat(result.exitCode()).isEqualTo(NOT_TESTED);
    assertThat(result.out())
        .contains("the target asks for a certificate, and is shown the one of --key-store");
    assertThat(requests).isEmpty();
  }

  /** By default, Java trusts a certificate from a file even after it has expired. */
  @Test
  void refusesAnExpiredCertificateEvenFromAFile() throws IOException {
    HeldCertificate expired = Certificates.expired(HOST);
    Path file = Files.writeString(directory.resolve("expired.pem"), expired.certificatePem());
    Command.Result result = run(Certificates.listener(expired), "--ca-file", file.toString());
    assertThat(result.exitCode()).isEqualTo(NOT_TESTED);
    assertThat(result.out()).contains("TLS failed", "has expired, and needs to be renewed");
    assertThat(requests).isEmpty();
  }

  @Test
  void takesThePasswordFromAPropertyButNotFromTheCommandLine() throws Exception {
    Path store = CERTIFICATES.client(directory.resolve("store"), "PKCS12", PASSWORD);
    String[] arguments = {"--ca-file", authority().toString(), "--key-store", store.toString()};
    String property = Setting.KEY_STORE_PASSWORD.property();
    System.setProperty(property, PASSWORD);
    try {
      assertThat(run(CERTIFICATES.listener(HOST, true), arguments).out()).contains("HTTP 418");
    } finally {
      System.clearProperty(property);
    }
    Command.Result onIt = run(CERTIFICATES.listener(HOST, true), "--key-store-password=x");
    assertThat(onIt.exitCode()).isEqualTo(WRONG_USAGE);
  }

  @Test
  void namesAFileThatItCannotUse() throws Exception {
    Path store = CERTIFICATES.client(directory.resolve("store"), "PKCS12", PASSWORD);
    Path wrong = Files.writeString(directory.resolve("wrong"), "wrong-canary-77d1");
    Path none = directory.resolve("none");
    refuses("--ca-file: " + none + " cannot be read", "--ca-file", none.toString());
    refuses(
        "--ca-file: " + wrong + " is not a file of certificates in PEM",
        "--ca-file",
        wrong.toString());
    refuses("--key-store needs its password", "--key-store", store.toString());
    refuses(
        "--key-store: " + store + " cannot be opened",
        "--key-store",
        store.toString(),
        "--key-store-password-file",
        wrong.toString());
    refuses(
        "--key-store: " + none + " cannot be read",
        "--key-store",
        none.toString(),
        "--key-store-password-file",
        wrong.toString());
    refuses(
        "--key-store-password-file: " + none + " cannot be read",
        "--key-store",
        store.toString(),
        "--key-store-password-file",
        none.toString());
  }

  @Test
  void cannotTestATargetWithoutTls() throws IOException {
    try (HostileServer server =
        HostileServer.start(
            connection -> connection.answer("400 Speak HTTP", "", new byte[0]),
            Duration.ofMillis(20))) {
      Command.Result result = run(server);
      assertThat(result.exitCode()).isEqualTo(NOT_TESTED);
      assertThat(result.out()).contains("TLS failed");
    }
  }

  @Test
  void cannotTestATargetThatNeverFinishesTheHandshake() throws IOException {
    try (HostileServer server =
        HostileServer.start(connection -> connection.hang(), Duration.ofMillis(20))) {
      Command.Result result = run(server, "--timeout", "0.3");
      assertThat(result.exitCode()).isEqualTo(NOT_TESTED);
      assertThat(result.out()).contains("no connection within 0.3 s");
    }
  }

  private void refuses(String message, String... arguments) throws IOException {
    Command.Result result = run(CERTIFICATES.listener(HOST, true), arguments);
    assertThat(result.exitCode()).isEqualTo(WRONG_USAGE);
    assertThat(result.err())
        .contains(message)
        .doesNotContain(PASSWORD)
        .doesNotContain("wrong-canary");
  }

  private Path authority() throws IOException {
    return CERTIFICATES.authority(directory.resolve("authority.pem"));
  }

  private Command.Result run(ServerSocket listener, String... arguments) throws IOException {
    HostileServer.Behaviour behaviour =
        connection -> {
          requests.add(connection.request());
          connection.answer("418 Teapot", "", new byte[0]);
        };
    try (HostileServer server = HostileServer.start(listener, behaviour, Duration.ofMillis(20))) {
      return run(server, arguments);
    }
  }

  private static Command.Result run(HostileServer server, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of("--base-url", "https://" + HOST + ":" + server.port(), "--api-key", "api-key"));
    all.addAll(List.of("--wallet-key", "wallet-key", "--rules", "accepts-smallest"));
    all.addAll(List.of("--max-sats", "10"));
    all.addAll(List.of(arguments));
    return Command.run(all.toArray(String[]::new));
  }
}
