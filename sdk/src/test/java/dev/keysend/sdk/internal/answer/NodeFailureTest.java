package dev.keysend.sdk.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keysend.sdk.FailureReason;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeFailureTest {
  static List<FailureReason> published() throws IllegalAccessException {
    List<FailureReason> reasons = new ArrayList<>();
    for (Field field : FailureReason.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == FailureReason.class) {
        reasons.add((FailureReason) field.get(null));
      }
    }
    return reasons;
  }

  @ParameterizedTest
  @MethodSource("published")
  void everyPublishedReasonProvesThatNothingWasPaid(FailureReason reason) {
    String message = "Failure reason: FAILURE_REASON_" + reason.name();

    assertThat(NodeFailure.isFinal(message)).isTrue();
    assertThat(NodeFailure.isNew(message)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Failure reason: FAILURE_REASON_NONE",
        "Failure reason: FAILURE_REASON_FULL_MOON",
        "Failure reason: FAILURE_REASON_ERROR and more",
        "Failure reason: connection lost"
      })
  void otherWordsProveNothing(String message) {
    assertThat(NodeFailure.isFinal(message)).isFalse();
  }

  @Test
  void aReasonThatIsNotPublishedIsNew() {
    assertThat(NodeFailure.isNew("Failure reason: FAILURE_REASON_FULL_MOON")).isTrue();
    assertThat(NodeFailure.isNew("Failure reason: FAILURE_REASON_NONE")).isFalse();
  }
}
