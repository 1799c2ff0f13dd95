/**
 * Keysend payments for Java, Kotlin and Android.
 *
 * <h2>Three ends, and why two of them are exceptions</h2>
 *
 * A payment settles, is rejected, or its end is unknown. {@link dev.keysend.sdk.KeysendClient#send}
 * returns only the first. The others are thrown, because a result that must be looked into can be
 * forgotten, and forgetting would take a rejected payment for a settled one; an exception cannot be
 * passed by. That is also what Java and Kotlin callers expect of a call that did not do its work,
 * and a future or a coroutine carries exceptions on by itself.
 *
 * <p>{@link dev.keysend.sdk.PaymentRejectedException} and {@link
 * dev.keysend.sdk.PaymentUnknownException} have no common type below {@link RuntimeException}. A
 * {@code catch} that takes both has to name both, so no caller takes doubt for a refusal, and pays
 * again, by catching a parent.
 */
@NullMarked
package dev.keysend.sdk;

import org.jspecify.annotations.NullMarked;
