/** What is wrong with a body. */
@NullMarked
package dev.keysend.mock.endpoint.check;

import org.jspecify.annotations.NullMarked;
