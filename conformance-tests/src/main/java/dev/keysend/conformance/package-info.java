/**
 * The conformance kit, which checks whether a server keeps the keysend contract. What you may call
 * is in this package: {@link dev.keysend.conformance.KeysendConformanceTest} and {@link
 * dev.keysend.conformance.KeysendConformance} run the suite among your tests, and {@link
 * dev.keysend.conformance.ConformanceRun} runs it from code. They use types of the packages {@code
 * setting}, {@code report} and {@code rule}; all other packages are internal, and can change.
 */
@NullMarked
package dev.keysend.conformance;

import org.jspecify.annotations.NullMarked;
