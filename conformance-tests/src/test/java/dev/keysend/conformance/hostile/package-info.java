/** Hostile servers, and tests that every run against one ends properly. */
@NullMarked
package dev.keysend.conformance.hostile;

import org.jspecify.annotations.NullMarked;
