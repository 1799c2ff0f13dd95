/** The suite: what is checked, rule by rule, and the JUnit classes that run it. */
@NullMarked
package dev.keysend.conformance.check;

import org.jspecify.annotations.NullMarked;
