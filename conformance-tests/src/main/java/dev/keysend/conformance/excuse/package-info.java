/**
 * Known failures: reads them from a file, compares them with a run, and writes them for the next
 * run.
 */
@NullMarked
package dev.keysend.conformance.excuse;

import org.jspecify.annotations.NullMarked;
