/** Tests of the mock's pages and the kit's report in a real browser. */
@NullMarked
package dev.keysend.browser;

import org.jspecify.annotations.NullMarked;
