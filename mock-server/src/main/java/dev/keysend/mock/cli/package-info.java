/** The mock as a command. The only place that prints. */
@NullMarked
package dev.keysend.mock.cli;

import org.jspecify.annotations.NullMarked;
