package dev.keysend.mock.endpoint;

import dev.keysend.mock.endpoint.network.Network;
import dev.keysend.mock.endpoint.payment.PaymentEvent;
import dev.keysend.mock.example.ExamplePair;
import dev.keysend.mock.secret.Keys;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an endpoint.
 *
 * @param simulated whether wallets pay; otherwise the responses are the recorded examples
 * @param settledExample the name of the contract's 201 example that responses to settled payments
 *     follow; null for its first one
 * @param keys the keys that the mock accepts
 * @param pairs examples in addition to the contract's
 * @param acceptForms whether a body may be a form
 * @param network what it does to payments that would settle
 * @param events receives the outcome of each payment
 * @param notices receives messages for the person who runs the mock
 * @param masked hides keys in a text
 */
public record EndpointSettings(
    boolean simulated,
    @Nullable String settledExample,
    Keys keys,
    List<ExamplePair> pairs,
    boolean acceptForms,
    Network network,
    Consumer<PaymentEvent> events,
    Consumer<String> notices,
    UnaryOperator<String> masked) {}
