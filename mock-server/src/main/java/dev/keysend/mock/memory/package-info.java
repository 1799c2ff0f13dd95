/** Keeps the newest of many things within a limit of memory. */
@NullMarked
package dev.keysend.mock.memory;

import org.jspecify.annotations.NullMarked;
