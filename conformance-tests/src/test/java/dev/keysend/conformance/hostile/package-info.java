/** Servers that do their worst, and proof that every run against one ends well. */
@NullMarked
package dev.keysend.conformance.hostile;

import org.jspecify.annotations.NullMarked;
