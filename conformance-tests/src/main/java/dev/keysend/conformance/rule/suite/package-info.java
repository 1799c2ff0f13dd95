/** Every rule of the kit, and which broken rule explains another. */
@NullMarked
package dev.keysend.conformance.rule.suite;

import org.jspecify.annotations.NullMarked;
