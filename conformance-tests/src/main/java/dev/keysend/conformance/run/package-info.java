/** One run: its target, its requests, the result of each rule, and its end. */
@NullMarked
package dev.keysend.conformance.run;

import org.jspecify.annotations.NullMarked;
