/** Tests of the pages of mock and kit in a real browser. */
@NullMarked
package dev.keysend.browser;

import org.jspecify.annotations.NullMarked;
