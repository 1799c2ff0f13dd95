/** The rules about what distinguishes one payment, and one wallet, from another. */
@NullMarked
package dev.keysend.conformance.rule.identity;

import org.jspecify.annotations.NullMarked;
