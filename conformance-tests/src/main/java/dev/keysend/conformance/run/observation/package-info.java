/** Sends the requests of a plan in order, and keeps what came of them. */
@NullMarked
package dev.keysend.conformance.run.observation;

import org.jspecify.annotations.NullMarked;
