/** Webhooks of the server, which tell what became of a payment whose end is unknown. */
@NullMarked
package dev.keysend.sdk.webhook;

import org.jspecify.annotations.NullMarked;
