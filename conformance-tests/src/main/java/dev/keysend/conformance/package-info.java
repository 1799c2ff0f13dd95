/**
 * The conformance kit: it tells whether a server keeps the keysend contract. {@link
 * dev.keysend.conformance.ConformanceRun} runs it from code; the packages below are its parts.
 */
@NullMarked
package dev.keysend.conformance;

import org.jspecify.annotations.NullMarked;
