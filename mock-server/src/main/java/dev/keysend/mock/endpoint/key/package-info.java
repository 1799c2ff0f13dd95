/** The keys that a mock knows, where they stand in requests, and how they are hidden. */
@NullMarked
package dev.keysend.mock.endpoint.key;

import org.jspecify.annotations.NullMarked;
