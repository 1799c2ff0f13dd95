/** The requests of a run: which ones, made of what, in which order, and what came of them. */
@NullMarked
package dev.keysend.conformance.probe;

import org.jspecify.annotations.NullMarked;
