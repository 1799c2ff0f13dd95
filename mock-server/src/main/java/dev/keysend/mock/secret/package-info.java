/** The keys that a mock knows, where requests contain them, and how they are hidden. */
@NullMarked
package dev.keysend.mock.secret;

import org.jspecify.annotations.NullMarked;
