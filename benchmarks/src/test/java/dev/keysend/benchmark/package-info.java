/** Code that the benchmarks of all subjects share. */
@NullMarked
package dev.keysend.benchmark;

import org.jspecify.annotations.NullMarked;
