/** The command; the only package that prints. */
@NullMarked
package dev.keysend.conformance.cli;

import org.jspecify.annotations.NullMarked;
