package dev.keysend.mock.stub;

/**
 * What a mock's HTTP server is put together from.
 *
 * @param endpoint answers the keysend path
 * @param keys the keys that are taken
 * @param errors refuses what is not for the endpoint
 * @param stubs the stubs, of which others than the keysend stub go first
 * @param journal keeps what was answered
 * @param limits what clients may take
 * @param hasAdmin whether the admin API is served
 */
public record MockParts(
    KeysendEndpoint endpoint,
    Keys keys,
    ErrorAnswers errors,
    KeysendStubStore stubs,
    Journal journal,
    Limits limits,
    boolean hasAdmin) {}
