package consumer

import dev.keysend.sdk.FailureReason
import dev.keysend.sdk.KeysendClient
import dev.keysend.sdk.PaymentRejectedException
import dev.keysend.sdk.model.KeysendRequest

/** Arguments: base URL, API key, wallet key, a destination, and one without a route. */
fun main(args: Array<String>) {
    val builder = KeysendClient.builder().baseUrl(args[0]).apiKey(args[1]).walletKey(args[2])
    builder.build().use { client ->
        val settled = client.send(args[3], 2)
        check(settled.lnTx.numSatoshis == 2L)

        // No platform types: only nullable values need a null check.
        val memo: String = settled.lnTx.memo
        val expires: Long? = settled.lnTx.expiresAt
        check(memo.isNotEmpty() && expires == null)

        val request = KeysendRequest().destPubkey(args[4]).numSatoshis(2L)
        try {
            client.send(request)
            error("A payment without a route settled")
        } catch (e: PaymentRejectedException) {
            val reason: FailureReason? = e.failureReason()
            check(reason == FailureReason.NO_ROUTE)
            check(e.error()?.message?.isNotEmpty() == true)
        }
    }
}
