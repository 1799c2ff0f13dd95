/** The suite as JUnit sees it: a container per group, a test per rule. */
@NullMarked
package dev.keysend.conformance.junit;

import org.jspecify.annotations.NullMarked;
