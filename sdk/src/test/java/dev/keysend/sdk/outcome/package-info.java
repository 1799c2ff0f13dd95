/** Tests that a payment has the right outcome, whatever the server does. */
@NullMarked
package dev.keysend.sdk.outcome;

import org.jspecify.annotations.NullMarked;
