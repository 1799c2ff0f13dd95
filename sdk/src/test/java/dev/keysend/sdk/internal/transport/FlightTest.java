package dev.keysend.sdk.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keysend.sdk.internal.secret.Secrets;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A payment is either sent or given up, whichever comes first. */
final class FlightTest {
  private final Flight flight = new Flight(new Secrets("pak_1", "waka_1"));

  @Test
  void paymentThatIsGivenUpIsNotSent() {
    assertThat(flight.shut()).isTrue();
    assertThatThrownBy(flight::depart).hasMessageContaining("cancelled");
    assertThatThrownBy(flight::refuseRepetition).hasMessageContaining("cancelled");
    assertThat(flight.shut()).isTrue();
  }

  @Test
  void paymentThatIsSentIsNotGivenUp() throws IOException {
    flight.depart();

    assertThat(flight.shut()).isFalse();
    assertThat(flight.shut()).isFalse();
  }

  @Test
  void paymentIsSentOnce() throws IOException {
    flight.refuseRepetition();
    flight.depart();

    assertThatThrownBy(flight::depart).hasMessageContaining("once");
    assertThatThrownBy(flight::refuseRepetition).hasMessageContaining("once");
  }
}
