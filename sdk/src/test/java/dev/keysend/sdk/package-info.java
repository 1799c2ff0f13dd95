/** Proofs of the client: against the mock, against servers that break, and on paper. */
@NullMarked
package dev.keysend.sdk;

import org.jspecify.annotations.NullMarked;
