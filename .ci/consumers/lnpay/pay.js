// Pays the mock at the first argument's URL with LNPay's own client: a payment that settles, one to a magic destination
// without a route, one from a wallet without the money, and one with a wrong key.
import assert from 'node:assert/strict';
import lnpay from 'lnpay';

const [baseUrl, apiKey, walletKey, destination, unroutable] = process.argv.slice(2);

/** The client has no option for the server, so change its axios instance. */
function client(secretKey) {
  const made = lnpay.default({ secretKey, walletAccessKey: walletKey });
  const documented = new URL(made.api.defaults.baseURL);
  made.api.defaults.baseURL = baseUrl + documented.pathname;
  return made;
}

function passed(check) {
  console.log(`OK: ${check}`);
}

const mine = client(apiKey);
const order = {
  dest_pubkey: destination,
  num_satoshis: 2,
  passThru: { ticketId: '23' },
  custom_records: { 696969: 'a message' },
};
const transaction = await mine.keysend(order);
assert.equal(transaction.num_satoshis, -2);
assert.equal(transaction.lnTx.dest_pubkey, destination);
assert.equal(transaction.lnTx.settled, 1);
assert.equal(transaction.lnTx.custom_records[696969], 'a message');
assert.deepEqual(transaction.passThru, { method: 'api', ticketId: '23' });
passed("LNPay's client pays");

const next = await mine.keysend(order);
assert.equal(next.wal.balance, transaction.wal.balance - 2);
assert.notEqual(next.lnTx.payment_preimage, transaction.lnTx.payment_preimage);
passed('a second payment has another preimage, and the wallet pays both');

await assert.rejects(mine.keysend({ dest_pubkey: unroutable, num_satoshis: 2 }), {
  message: 'Failure reason: FAILURE_REASON_NO_ROUTE',
});
passed("LNPay's client reports why a payment failed");

await assert.rejects(mine.keysend({ dest_pubkey: destination, num_satoshis: next.wal.balance + 1 }), {
  message: /^Invoice too large :\) Max balance: \d+ Mock: /,
});
passed("LNPay's client reports that the balance is too small");

await assert.rejects(client(`${apiKey}x`).keysend(order), {
  message: /^Your request was made with invalid credentials\./,
});
passed("LNPay's client reports that the key is wrong");

assert.equal((await mine.keysend(order)).wal.balance, next.wal.balance - 2);
passed('refused payments cost nothing');
