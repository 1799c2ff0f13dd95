package dev.keysend.sdk.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keysend.sdk.FailureReason;
import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.PaymentOptions;
import dev.keysend.sdk.PaymentRejectedException;
import dev.keysend.sdk.PaymentUnknownException;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.model.Transaction;
import dev.keysend.sdk.server.BrokenConnection;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.ResponseFault;
import dev.keysend.sdk.server.Responses;
import dev.keysend.sdk.testing.FaultyServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** The outcome of a payment after each kind of response, in each form of the call. */
final class OutcomesTest {
  private static final String ERROR =
      "{\"name\":\"N\",\"message\":\"Failure reason: FAILURE_REASON_%s\",\"code\":7,\"status\":%d}";

  private static final KeysendRequest PAYMENT =
      new KeysendRequest().destPubkey(Destinations.payable()).numSatoshis(2L);

  static List<ResponseFault> answers() {
    return ResponseFault.all();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void responseHasItsOutcome(ResponseFault fault) throws IOException {
    try (CannedServer server =
            CannedServer.answering(fault.status(), fault.headers(), fault.body());
        KeysendClient client = server.client().build()) {
      Throwable end = endOf(client);

      assertThat(end).isInstanceOf(fault.end().type()).hasMessageContaining(fault.says());
      // One for each form of the call.
      assertThat(server.asked()).hasSize(4);
    }
  }

  @Test
  void rejectionHasTheServersError() throws IOException {
    try (CannedServer server = CannedServer.answering(422, ERROR.formatted("ERROR", 422));
        KeysendClient client = server.client().build()) {
      PaymentRejectedException end = (PaymentRejectedException) endOf(client);

      assertThat(end.httpStatus()).isEqualTo(422);
      assertThat(end.failureReason()).isEqualTo(FailureReason.ERROR);
      assertThat(Objects.requireNonNull(end.error()).getCode()).isEqualTo(7);
      assertThat(end.attempt().satoshis()).isEqualTo(2);
      assertThat(end).hasMessageContaining("No money has moved").hasMessageContaining("422");
    }
  }

  @Test
  void unknownOutcomeHasTheServersError() throws IOException {
    try (CannedServer server = CannedServer.answering(500, ERROR.formatted("ERROR", 500));
        KeysendClient client = server.client().build()) {
      PaymentUnknownException end = (PaymentUnknownException) endOf(client);

      assertThat(end.httpStatus()).isEqualTo(500);
      assertThat(Objects.requireNonNull(end.error()).getCode()).isEqualTo(7);
      assertThat(end.answer()).isEqualTo(ERROR.formatted("ERROR", 500));
      assertThat(end.attempt().correlationId()).isNotEmpty();
      assertThat(end).hasMessageContaining("do not repeat it");
    }
  }

  @Test
  void keepsAnUnreadableResponse() throws IOException {
    try (CannedServer server = CannedServer.answering(201, "{");
        KeysendClient client = server.client().build()) {
      PaymentUnknownException end = (PaymentUnknownException) endOf(client);

      assertThat(end.httpStatus()).isEqualTo(201);
      assertThat(end.answer()).isEqualTo("{");
    }
  }

  @Test
  void endlessResponseIsUnknown() throws IOException {
    try (CannedServer server = CannedServer.answering(201, "[" + "0,".repeat(1 << 20));
        KeysendClient client = server.client().build()) {
      assertThat(endOf(client))
          .isInstanceOf(PaymentUnknownException.class)
          .hasMessageContaining("longer than");
    }
  }

  @Test
  void failureToConnectIsRejected() throws IOException {
    int port;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = nobody.getLocalPort();
    }
    try (KeysendClient client =
        KeysendClient.builder()
            .baseUrl("http://127.0.0.1:" + port)
            .apiKey("pak_1")
            .walletKey("waka_1")
            .build()) {
      PaymentRejectedException end = (PaymentRejectedException) endOf(client);

      assertThat(end.httpStatus()).isNull();
      assertThat(end).hasMessageContaining("never sent").hasMessageContaining("Connect");
    }
  }

  static List<BrokenConnection> brokenConnections() {
    return BrokenConnection.all();
  }

  @ParameterizedTest
  @MethodSource("brokenConnections")
  void brokenConnectionHasItsOutcome(BrokenConnection broken) throws IOException {
    try (FaultyServer server = FaultyServer.start(Responses.recorded());
        KeysendClient client =
            KeysendClient.builder()
                .baseUrl(server.baseUrl())
                .apiKey("pak_1")
                .walletKey("waka_1")
                .build()) {
      Transaction first = client.send(PAYMENT);
      server.arm(broken.fault());

      if (broken.settles()) {
        assertThat(client.send(PAYMENT)).isEqualTo(first);
      } else {
        assertThatThrownBy(() -> client.send(PAYMENT)).isInstanceOf(PaymentUnknownException.class);
      }
    }
  }

  @Test
  void outcomesSurviveSerialization() throws Exception {
    try (CannedServer server = CannedServer.answering(400, ERROR.formatted("NO_ROUTE", 400));
        KeysendClient client = server.client().build()) {
      PaymentRejectedException end = (PaymentRejectedException) endOf(client);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(end);

      Object read =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

      assertThat(((PaymentRejectedException) read).failureReason())
          .isEqualTo(FailureReason.NO_ROUTE);
    }
  }

  /** The outcome of a payment, which must be the same in every form of the call. */
  private static Throwable endOf(KeysendClient client) {
    Throwable blocking = catchThrowable(() -> client.send(PAYMENT));
    Throwable future = catchThrowable(() -> client.sendAsync(PAYMENT).join());
    Throwable call =
        catchThrowable(() -> client.newCall(PAYMENT, PaymentOptions.DEFAULT).execute());
    Throwable enqueued = catchThrowable(() -> enqueue(client).join());

    assertThat(future).hasCauseInstanceOf(blocking.getClass());
    assertThat(call).hasSameClassAs(blocking);
    assertThat(enqueued).hasCauseInstanceOf(blocking.getClass());
    return blocking;
  }

  private static CompletableFuture<Transaction> enqueue(KeysendClient client) {
    CompletableFuture<Transaction> end = new CompletableFuture<>();
    client
        .newCall(PAYMENT, PaymentOptions.DEFAULT)
        .enqueue(
            new Callback<>() {
              @Override
              public void onResponse(Call<Transaction> call, Response<Transaction> answer) {
                end.complete(answer.body());
              }

              @Override
              public void onFailure(Call<Transaction> call, Throwable failure) {
                end.completeExceptionally(failure);
              }
            });
    return end;
  }

  @Test
  void callCannotBeRepeatedOrCloned() throws IOException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded());
        KeysendClient client = server.client().build()) {
      Call<Transaction> call = client.newCall(PAYMENT, PaymentOptions.DEFAULT);
      call.execute();

      assertThatThrownBy(call::execute).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(call::clone).isInstanceOf(UnsupportedOperationException.class);
      assertThat(server.asked()).hasSize(1);
    }
  }
}
