/** What a payment comes to, and how its transaction is written. */
@NullMarked
package dev.keysend.mock.endpoint.payment;

import org.jspecify.annotations.NullMarked;
