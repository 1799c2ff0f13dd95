/**
 * Requests that no list has: generated, sent in short sequences, judged by the rules and by a model
 * of the wallet, and made as small as they can be where something is wrong.
 *
 * <p>Each step is decoded from a list of small numbers. A smaller list is a simpler step, so that
 * one shrinker serves whatever is generated. No library does this outside of a test engine of its
 * own: jqwik's shrinking needs its engine, and QuickTheories is not kept any more.
 */
@NullMarked
package dev.keysend.conformance.explore;

import org.jspecify.annotations.NullMarked;
