/** Tells a receiver of each payment, without ever holding one up. */
@NullMarked
package dev.keysend.mock.webhook;

import org.jspecify.annotations.NullMarked;
