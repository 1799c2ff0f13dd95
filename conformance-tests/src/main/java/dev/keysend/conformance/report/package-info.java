/** The results of a run: one model for every writer. */
@NullMarked
package dev.keysend.conformance.report;

import org.jspecify.annotations.NullMarked;
