/** What the benchmarks of all subjects use. */
@NullMarked
package dev.keysend.benchmark;

import org.jspecify.annotations.NullMarked;
