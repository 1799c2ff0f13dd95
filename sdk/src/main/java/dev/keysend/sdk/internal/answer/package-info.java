/** What an answer says of a payment. Not for use from outside. */
@NullMarked
package dev.keysend.sdk.internal.answer;

import org.jspecify.annotations.NullMarked;
