/**
 * Tests of double sending that a team can run on its own integration: extend {@link
 * dev.keysend.sdk.testing.DoubleSendTests} and say how you pay. They are published with the SDK, as
 * {@code keysend-sdk} with type {@code test-jar}. They need JUnit 5 and {@code keysend-contract},
 * which comes with {@code keysend-mock-server}.
 */
@NullMarked
package dev.keysend.sdk.testing;

import org.jspecify.annotations.NullMarked;
