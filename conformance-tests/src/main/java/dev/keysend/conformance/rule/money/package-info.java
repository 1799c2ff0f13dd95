/** The rules about the wallet's money. */
@NullMarked
package dev.keysend.conformance.rule.money;

import org.jspecify.annotations.NullMarked;
