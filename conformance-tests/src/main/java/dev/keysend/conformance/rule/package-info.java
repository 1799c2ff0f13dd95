/** What the kit asks of a server: the identity, level, sentence and source of every rule. */
@NullMarked
package dev.keysend.conformance.rule;

import org.jspecify.annotations.NullMarked;
