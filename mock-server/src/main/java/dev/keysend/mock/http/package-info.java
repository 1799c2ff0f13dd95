/** The listening server, and what every request passes first: limits, admin guard, pages, CORS. */
@NullMarked
package dev.keysend.mock.http;

import org.jspecify.annotations.NullMarked;
