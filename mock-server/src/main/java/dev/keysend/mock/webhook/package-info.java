/** Posts a webhook for each payment, without delaying any. */
@NullMarked
package dev.keysend.mock.webhook;

import org.jspecify.annotations.NullMarked;
