/**
 * Keysend payments for Java, Kotlin and Android.
 *
 * <h2>Three outcomes, and why two of them are exceptions</h2>
 *
 * A payment settles, is rejected, or is unknown. {@link dev.keysend.sdk.KeysendClient#send} returns
 * only settled payments and throws an exception for the other outcomes. If it returned all three, a
 * caller who forgets to look at the result would take a rejected payment for a settled one; nobody
 * can overlook an exception. Java and Kotlin callers also expect an exception from a call that
 * failed, and futures and coroutines pass exceptions on.
 *
 * <p>{@link dev.keysend.sdk.PaymentRejectedException} and {@link
 * dev.keysend.sdk.PaymentUnknownException} have no common type below {@link RuntimeException}. A
 * {@code catch} for both must name both, so no caller treats an unknown payment as rejected, and
 * pays again, by catching a parent.
 */
@NullMarked
package dev.keysend.sdk;

import org.jspecify.annotations.NullMarked;
