/** The outcome of a payment, and how its transaction is written. */
@NullMarked
package dev.keysend.mock.endpoint.payment;

import org.jspecify.annotations.NullMarked;
