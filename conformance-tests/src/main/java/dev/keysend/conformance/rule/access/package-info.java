/** The rules about who may pay, and about keys. */
@NullMarked
package dev.keysend.conformance.rule.access;

import org.jspecify.annotations.NullMarked;
