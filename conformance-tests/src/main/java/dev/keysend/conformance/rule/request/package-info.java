/** The rules about single requests: which are paid, and which are refused. */
@NullMarked
package dev.keysend.conformance.rule.request;

import org.jspecify.annotations.NullMarked;
