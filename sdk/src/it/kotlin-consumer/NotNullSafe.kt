package consumer

import dev.keysend.sdk.PaymentRejectedException
import dev.keysend.sdk.model.LightningTransaction

// Compiles only if the SDK's types are platform types, whose nullness Kotlin does not know.
fun length(e: PaymentRejectedException): Int = e.failureReason().name().length

fun expiry(payment: LightningTransaction): Long = payment.expiresAt + 1

fun forget(payment: LightningTransaction) {
    var memo = payment.memo
    memo = null
}
