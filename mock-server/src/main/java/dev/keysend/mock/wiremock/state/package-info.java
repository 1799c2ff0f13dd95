/** What a mock remembers. */
@NullMarked
package dev.keysend.mock.wiremock.state;

import org.jspecify.annotations.NullMarked;
