package dev.keysend.conformance.wire.message;

/**
 * One header line.
 *
 * @param name the name as it was written
 * @param value the value
 */
public record HttpHeader(String name, String value) {}
