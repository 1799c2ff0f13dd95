/** How to check a rule: on which requests and responses, and what a response says. */
@NullMarked
package dev.keysend.conformance.rule.check;

import org.jspecify.annotations.NullMarked;
