/**
 * Measures the kit against the tools that people use today, and writes {@code BENCHMARKS.md} from
 * the results of all benchmarks.
 */
@NullMarked
package dev.keysend.conformance.benchmark;

import org.jspecify.annotations.NullMarked;
