/**
 * The keysend contract, read: its operation, schemas, examples and invariants. Everything here
 * comes out of {@code keysend.yaml}; nothing here knows a server, a client or a test.
 */
@NullMarked
package dev.keysend.contract;

import org.jspecify.annotations.NullMarked;
