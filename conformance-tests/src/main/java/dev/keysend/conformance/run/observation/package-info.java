/** Sends the requests of a plan in order, and keeps the results. */
@NullMarked
package dev.keysend.conformance.run.observation;

import org.jspecify.annotations.NullMarked;
