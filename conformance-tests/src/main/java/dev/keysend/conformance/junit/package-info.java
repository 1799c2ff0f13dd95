/** The suite as JUnit sees it: a test per rule, and which rules a launch selected. */
@NullMarked
package dev.keysend.conformance.junit;

import org.jspecify.annotations.NullMarked;
