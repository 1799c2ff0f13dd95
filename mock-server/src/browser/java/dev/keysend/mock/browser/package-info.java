/** Tests of the mock in a real browser, and the browser itself for the tests of other modules. */
@NullMarked
package dev.keysend.mock.browser;

import org.jspecify.annotations.NullMarked;
