package dev.keysend.mock.wallet;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment that somebody wants made.
 *
 * @param destination public key of the node to pay, 66 lower-case hex digits
 * @param satoshis how much, in satoshis; at least 1
 * @param customRecords custom records by key, as they were sent
 * @param passThru the caller's data for webhooks, the text of a JSON object; null when none was
 *     sent
 * @param preimage the preimage if the sender drew it, 64 lower-case hex digits; otherwise null
 */
public record Order(
    String destination,
    long satoshis,
    Map<String, String> customRecords,
    @Nullable String passThru,
    @Nullable String preimage) {}
