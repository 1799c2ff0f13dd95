import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { brokenBy, exchangeOf, readJson, REQUESTS, RULES } from './contract.mjs';

const [baseUrl, apiKey, walletKey] = process.argv.slice(2);

const file = '../../../conformance-tests/src/test/resources/dev/keysend/conformance/invariant/cases.json';
const cases = readJson(readFileSync(new URL(file, import.meta.url), 'utf8'));
for (const { name, example, status, change, broken } of cases) {
  const exchange = exchangeOf(example);
  exchange.response.status = status ?? exchange.response.status;
  for (const [pointer, value] of Object.entries(change)) {
    const path = pointer.split('/').slice(1);
    const last = path.pop();
    path.reduce((place, key) => place[key], exchange)[last] = value;
  }
  assert.deepEqual(brokenBy(exchange), broken, name);
}
const seen = new Set(cases.flatMap(({ broken }) => broken ?? []));
assert.deepEqual(RULES.filter(id => !seen.has(id)), [], 'rules that no case breaks');
console.log(`OK: ${RULES.length} rules have the same results on ${cases.length} exchanges as in the kit`);

const now = () => Math.floor(Date.now() / 1000);

async function pay(body) {
  const sent_at = now();
  const response = await fetch(`${baseUrl}/v1/wallet/${walletKey}/keysend`, {
    method: 'POST',
    headers: { 'X-Api-Key': apiKey, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return {
    request: { body, sent_at },
    response: { status: response.status, headers: Object.fromEntries(response.headers), body: readJson(text), received_at: now() },
  };
}

const plain = REQUESTS['keysend-sent'].value;
const requests = [
  ...Object.entries(REQUESTS).filter(([name]) => !name.startsWith('fault-')).map(([, { value }]) => value),
  { ...plain, custom_records: { 696969: 'héllo 包' } },
  { ...plain, passThru: { n: null, t: true, d: 12.5, l: [1, { o: 'é' }], m: {}, e: [], text: 'a "b"\n' } },
  { ...plain, dest_pubkey: plain.dest_pubkey.toUpperCase() },
  { ...plain, num_satoshis: 0 },
];
for (const body of requests) {
  assert.deepEqual(brokenBy(await pay(body)), [], JSON.stringify(body));
}
console.log(`OK: ${requests.length} responses of the mock break none of them`);
