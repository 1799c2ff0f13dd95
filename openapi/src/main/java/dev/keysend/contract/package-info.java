/**
 * Reads the keysend contract: its operation, schemas, examples and invariants. Everything here
 * comes from {@code keysend.yaml} and is independent of servers, clients and tests.
 */
@NullMarked
package dev.keysend.contract;

import org.jspecify.annotations.NullMarked;
