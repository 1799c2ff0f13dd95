/** The requests of a run: which ones, made of what, and in which order. */
@NullMarked
package dev.keysend.conformance.request;

import org.jspecify.annotations.NullMarked;
