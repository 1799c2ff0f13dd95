package dev.keysend.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import dev.keysend.contract.BodySchema;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import dev.keysend.contract.MalformedJsonException;
import dev.keysend.sdk.KeysendClient;
import dev.keysend.sdk.KeysendClientBuilder;
import dev.keysend.sdk.model.KeysendRequest;
import dev.keysend.sdk.server.CannedServer;
import dev.keysend.sdk.server.Destinations;
import dev.keysend.sdk.server.Responses;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Sends everything that can be set on a request, under the contract's name. */
class EveryFieldTest {
  private static final Contract CONTRACT = Contract.load();
  private static final BodySchema REQUEST = CONTRACT.operation().requestSchema();

  static List<Method> setters() {
    return Stream.of(KeysendRequest.class.getMethods())
        .filter(method -> method.getName().startsWith("set"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("setters")
  void sendsWhatIsSet(Method setter) throws Exception {
    assertSent(setter, false);
  }

  @ParameterizedTest
  @MethodSource("setters")
  void sendsWhatIsSetBesideTheCorrelationId(Method setter) throws Exception {
    assertSent(setter, true);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void canSetEveryFieldOfTheContract(String field) throws Exception {
    assertThat(setters().stream().map(EveryFieldTest::nameOf)).contains(field);
  }

  static Collection<String> fields() {
    return REQUEST.node().path("properties").propertyNames();
  }

  private static void assertSent(Method setter, boolean correlating) throws Exception {
    JsonNode example =
        CONTRACT
            .schema(REQUEST.pointer() + "/properties/" + nameOf(setter))
            .node()
            .at("/examples/0");
    KeysendRequest request =
        new KeysendRequest().destPubkey(Destinations.payable()).numSatoshis(2L);
    Object value = new Gson().fromJson(Json.write(example), setter.getGenericParameterTypes()[0]);
    setter.invoke(request, value);

    JsonNode sent = sent(request, correlating).path(nameOf(setter));

    if (example.isObject()) {
      example.properties().forEach(part -> assertThat(sent.properties()).contains(part));
    } else {
      assertThat(sent).isEqualTo(example);
    }
  }

  private static JsonNode sent(KeysendRequest request, boolean correlating)
      throws IOException, MalformedJsonException {
    try (CannedServer server = CannedServer.answering(201, Responses.recorded())) {
      KeysendClientBuilder builder = server.client();
      if (correlating) {
        builder.correlationField("paymentId");
      }
      try (KeysendClient client = builder.build()) {
        client.send(request);
      }
      return Json.read(server.only().body());
    }
  }

  /** The contract's name of the field, which the generator writes into a constant. */
  private static String nameOf(Method setter) {
    String constant =
        "SERIALIZED_NAME_"
            + setter
                .getName()
                .substring("set".length())
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT);
    return Arrays.stream(KeysendRequest.class.getFields())
        .filter(field -> field.getName().equals(constant))
        .map(
            field -> {
              try {
                return (String) field.get(null);
              } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
              }
            })
        .findFirst()
        .orElseThrow(() -> new AssertionError(constant));
  }
}
