// Pays the mock at the first argument's URL: a payment that settles, and one to a magic destination without a route.
import createClient from 'openapi-fetch';
import type { components, paths } from './keysend.js';

const [baseUrl, apiKey, walletKey, destination, unroutable] = process.argv.slice(2);
const client = createClient<paths>({
  baseUrl,
  headers: { Authorization: `Basic ${btoa(`${apiKey}:`)}` },
});

async function pay(dest_pubkey: string, num_satoshis: number) {
  return client.POST('/v1/wallet/{access_key}/keysend', {
    params: { path: { access_key: walletKey } },
    body: { dest_pubkey, num_satoshis, passThru: { ticketId: '23' } },
  });
}

function expect(passed: boolean, check: string): void {
  if (!passed) {
    throw new Error(`FAILED: ${check}`);
  }
  console.log(`OK: ${check}`);
}

const settled = await pay(destination, 2);
const transaction: components['schemas']['Transaction'] | undefined = settled.data;
expect(settled.response.status === 201, 'the response to a payment has status 201');
expect(transaction?.lnTx.dest_pubkey === destination, 'the payment names its destination');
expect(transaction?.num_satoshis === -2, 'two satoshis leave the wallet');

const refused = await pay(unroutable, 2);
expect(refused.response.status === 400, 'the response to a payment without a route has status 400');
expect(
  refused.error?.message === 'Failure reason: FAILURE_REASON_NO_ROUTE',
  'the error gives the reason',
);
