package dev.keysend.sdk.doublesend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.sdk.PaymentRejectedException;
import dev.keysend.sdk.PaymentUnknownException;
import dev.keysend.sdk.server.Http2Fault;
import dev.keysend.sdk.server.Http2Server;
import dev.keysend.sdk.server.Responses;
import dev.keysend.sdk.testing.Fault;
import dev.keysend.sdk.testing.FaultyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Counts how often one payment arrives at a faulty server, from a plain client and from ours. Ours
 * sends at most once; where the plain client sends twice, the fault is real. Each payment is made
 * ten times, and three times over TLS; with {@code -Dkeysend.arrivals=100}, a hundred times.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ArrivalsTest {
  private static final OkHttpClient SETTINGS = new OkHttpClient();

  private final ArrivalsTable table = new ArrivalsTable();

  @AfterAll
  void writeTable() throws Exception {
    // Read at run time: the compiler would inline the version of the OkHttp it compiles with.
    table.write((String) OkHttp.class.getField("VERSION").get(null));
  }

  @ParameterizedTest
  @CsvSource({
    // fault, whether the connection was used before, arrivals from a plain client and from ours
    "RESET_AFTER_REQUEST, false, 1, 1",
    "RESET_AFTER_REQUEST, true, 2, 1",
    "CLOSED_AFTER_REQUEST, false, 1, 1",
    "CLOSED_AFTER_REQUEST, true, 2, 1",
    // The server resets this connection without reading it, so nothing arrives.
    "RESET_BEFORE_REQUEST, false, 0, 0",
    "RESET_WITHIN_ANSWER, true, 1, 1",
    "CLOSED_WHILE_IDLE, true, 1, 1",
    "REQUEST_TIMEOUT, false, 2, 1",
    "UNAVAILABLE, false, 2, 1",
    "CHALLENGE, false, 1, 1",
    "SEE_OTHER, false, 2, 1",
    "TEMPORARY_REDIRECT, false, 2, 1",
    "PERMANENT_REDIRECT, false, 2, 1",
    "MISDIRECTED, true, 1, 1"
  })
  void arrivesAtMostOnce(Fault fault, boolean used, int fromPlain, int fromOurs)
      throws IOException {
    try (FaultyServer server = FaultyServer.start(Responses.recorded())) {
      Map<Integer, Long> plain = count(Payer::plain, SETTINGS, server, fault, used);
      Map<Integer, Long> ours = count(Payer::ours, SETTINGS, server, fault, used);

      table.add(fault + (used ? ", on a used connection" : ""), plain, ours);
      assertThat(plain.keySet()).as("plain").containsExactly(fromPlain);
      assertThat(ours.keySet()).as("ours").containsExactly(fromOurs);
    }
  }

  @ParameterizedTest
  @CsvSource({"RESET_AFTER_REQUEST, 2, 1", "CLOSED_AFTER_REQUEST, 2, 1"})
  void arrivesAtMostOnceAtAHostWithSeveralAddresses(Fault fault, int fromPlain, int fromOurs)
      throws IOException {
    try (FaultyServer server = FaultyServer.start(Responses.recorded(), 3)) {
      OkHttpClient settings = SETTINGS.newBuilder().dns(host -> server.addresses()).build();
      String baseUrl = "http://several.test:" + server.port();
      Map<Integer, Long> plain =
          count(Payer::plain, settings, baseUrl, false, () -> server.arm(fault), server::arrivals);
      Map<Integer, Long> ours =
          count(Payer::ours, settings, baseUrl, false, () -> server.arm(fault), server::arrivals);

      table.add(fault + ", three addresses", plain, ours);
      assertThat(plain.keySet()).as("plain").containsExactly(fromPlain);
      assertThat(ours.keySet()).as("ours").containsExactly(fromOurs);
    }
  }

  /** The client can try to connect again, because connecting pays nothing. */
  @Test
  void triesTheNextAddressIfOneRefuses() throws IOException {
    try (FaultyServer server = FaultyServer.start(Responses.recorded())) {
      InetAddress refusing = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
      OkHttpClient settings =
          SETTINGS.newBuilder().dns(host -> List.of(refusing, server.addresses().get(0))).build();
      String baseUrl = "http://several.test:" + server.port();
      Map<Integer, Long> ours =
          ArrivalsTable.count(
              ArrivalsTable.TIMES,
              time -> {
                int before = server.arrivals();
                try (Payer payer = Payer.ours(settings, baseUrl)) {
                  payQuietly(payer);
                }
                return server.arrivals() - before;
              });

      assertThat(ours.keySet()).containsExactly(1);
    }
  }

  /** Ours uses HTTP/1.1 if the server offers both; there, each fault closes the connection. */
  @ParameterizedTest
  @CsvSource({
    // OkHttp 4 sends it twice and OkHttp 5 once.
    "REFUSED_STREAM, false, 0",
    "REFUSED_STREAM, true, 2",
    "RESET_STREAM, true, 2",
    "GOAWAY, true, 2",
    "CLOSED, true, 2"
  })
  void arrivesOnceIfTheServerOffersHttp2(Http2Fault fault, boolean used, int fromPlain)
      throws IOException {
    try (Http2Server server = new Http2Server(Responses.recorded())) {
      OkHttpClient settings = server.trustingClient();
      Map<Integer, Long> plain = count(Payer::plain, settings, server, fault, used);
      Map<Integer, Long> ours = count(Payer::ours, settings, server, fault, used);

      table.add(fault + (used ? ", on a used connection" : ""), plain, ours);
      if (fromPlain > 0) {
        assertThat(plain.keySet()).as("plain").containsExactly(fromPlain);
      }
      assertThat(ours.keySet()).as("ours").containsExactly(1);
    }
  }

  private static Map<Integer, Long> count(
      Payer.Maker maker, OkHttpClient settings, FaultyServer server, Fault fault, boolean used) {
    return count(
        maker, settings, server.baseUrl(), used, () -> server.arm(fault), server::arrivals);
  }

  private static Map<Integer, Long> count(
      Payer.Maker maker,
      OkHttpClient settings,
      Http2Server server,
      Http2Fault fault,
      boolean used) {
    return count(
        maker, settings, server.baseUrl(), used, () -> server.arm(fault), server::arrivals);
  }

  private static Map<Integer, Long> count(
      Payer.Maker maker,
      OkHttpClient settings,
      String baseUrl,
      boolean used,
      Runnable arm,
      IntSupplier arrivals) {
    return ArrivalsTable.count(
        baseUrl.startsWith("https") ? ArrivalsTable.TIMES_OVER_TLS : ArrivalsTable.TIMES,
        time -> {
          try (Payer payer = maker.make(settings, baseUrl)) {
            if (used) {
              payer.pay();
            }
            arm.run();
            payQuietly(payer);
            return arrivals.getAsInt();
          } catch (IOException e) {
            throw new UncheckedIOException("The payment before the fault", e);
          }
        });
  }

  private static void payQuietly(Payer payer) {
    try {
      payer.pay();
    } catch (IOException | PaymentRejectedException | PaymentUnknownException e) {
      // This test does not check the outcome.
      return;
    }
  }
}
