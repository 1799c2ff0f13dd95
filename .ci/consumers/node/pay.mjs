import assert from 'node:assert/strict';

const [version, baseUrl, apiKey, walletKey, destination, unroutable] = process.argv.slice(2);
assert.equal(process.versions.node.split('.')[0], version);
const url = new URL(baseUrl);
url.hostname = 'localhost';
const wallet = new URL(`/v1/wallet/${walletKey}`, url);

const pay = dest_pubkey =>
  fetch(`${wallet}/keysend`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Api-Key': apiKey },
    body: JSON.stringify({ dest_pubkey, num_satoshis: 2 }),
  });

const settled = await pay(destination);
assert.equal(settled.status, 201);
const transaction = await settled.json();
assert.equal(transaction.num_satoshis, -2);

const failed = await pay(unroutable);
assert.equal(failed.status, 400);
assert.equal((await failed.json()).message, 'Failure reason: FAILURE_REASON_NO_ROUTE');

const listed = await fetch(`${wallet}/transactions`, { headers: { 'X-Api-Key': apiKey } });
assert.equal((await listed.json())[0].id, transaction.id);
console.log(`OK: Node.js ${process.versions.node} pays at localhost`);
