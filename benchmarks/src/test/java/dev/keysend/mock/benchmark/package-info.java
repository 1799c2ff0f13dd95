/** Compares the speed of the mock with other servers, on the same machine and in the same run. */
@NullMarked
package dev.keysend.mock.benchmark;

import org.jspecify.annotations.NullMarked;
