/** What a run came to: one model, and the writers that read it. */
@NullMarked
package dev.keysend.conformance.report;

import org.jspecify.annotations.NullMarked;
