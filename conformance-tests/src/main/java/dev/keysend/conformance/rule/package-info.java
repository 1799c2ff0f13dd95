/** The rules for a server: the id, level, sentence and source of each. */
@NullMarked
package dev.keysend.conformance.rule;

import org.jspecify.annotations.NullMarked;
