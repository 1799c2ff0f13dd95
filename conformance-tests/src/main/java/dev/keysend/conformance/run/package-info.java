/** One run: whom it is about, what it sends, how each rule ended, and when it is over. */
@NullMarked
package dev.keysend.conformance.run;

import org.jspecify.annotations.NullMarked;
