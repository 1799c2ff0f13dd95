/**
 * Measures the kit against the tools that people use today, and writes {@code BENCHMARKS.md} from
 * what every module's benchmark left in its {@code target/benchmark}.
 */
@NullMarked
package dev.keysend.conformance.benchmark;

import org.jspecify.annotations.NullMarked;
