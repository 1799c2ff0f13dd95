// The response to the documentation's curl line is the settled payment that the line requests.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const [line, response] = process.argv.slice(2).map(file => readFileSync(file, 'utf8'));
const request = JSON.parse(/-d '(.*)'/.exec(line)[1]);
const transaction = JSON.parse(response);
assert.equal(transaction.num_satoshis, -request.num_satoshis);
assert.equal(transaction.lnTx.num_satoshis, request.num_satoshis);
assert.equal(transaction.lnTx.dest_pubkey, request.dest_pubkey);
assert.equal(transaction.lnTx.settled, 1);
console.log("OK: the documentation's curl line pays");
