/** The rules about responses: status, media type, schema, invariants. */
@NullMarked
package dev.keysend.conformance.rule.answer;

import org.jspecify.annotations.NullMarked;
