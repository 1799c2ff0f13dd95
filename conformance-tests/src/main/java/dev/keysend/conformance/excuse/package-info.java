/** Failures that are known: read from a file, held against a run, and written for the next one. */
@NullMarked
package dev.keysend.conformance.excuse;

import org.jspecify.annotations.NullMarked;
