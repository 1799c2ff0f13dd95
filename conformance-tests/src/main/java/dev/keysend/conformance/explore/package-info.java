/**
 * Generated requests, sent in short sequences, judged by the rules and by a model of the wallet,
 * and reduced to the smallest sequence if something is wrong.
 *
 * <p>Each step is decoded from a list of small numbers. A smaller list is a simpler step, so that
 * one shrinker serves whatever is generated. No library does this outside of a test engine of its
 * own: jqwik's shrinking needs its engine, and QuickTheories is not kept any more.
 */
@NullMarked
package dev.keysend.conformance.explore;

import org.jspecify.annotations.NullMarked;
