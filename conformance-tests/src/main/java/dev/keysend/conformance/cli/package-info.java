/** The command: the only place that prints. */
@NullMarked
package dev.keysend.conformance.cli;

import org.jspecify.annotations.NullMarked;
