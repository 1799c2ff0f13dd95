import { connectKeysendMock } from 'keysend-mock-server';
import { expect, inject, test } from 'vitest';
import { pay } from './pay';

// Each test has its own wallet, so that they can run in parallel.
async function setUp() {
  const mock = await connectKeysendMock(inject('keysendMock'));
  const wallet = await mock.openWallet(100);
  return { mock, wallet, url: `${mock.baseUrl}/v1/wallet/${wallet.key}/keysend` };
}

test.concurrent('a payment leaves the wallet', async () => {
  const { mock, wallet, url } = await setUp();

  const transaction = await pay(url, mock.apiKey, { dest_pubkey: mock.destination('keysend-sent'), num_satoshis: 2 });

  expect(transaction.wal.balance).toBe(98);
  expect(await wallet.payments()).toMatchObject([{ num_satoshis: 2, id: transaction.id }]);
});

test.concurrent('a payment that finds no route costs nothing', async () => {
  const { mock, wallet, url } = await setUp();

  await expect(
    pay(url, mock.apiKey, { dest_pubkey: mock.destination('failure-no-route'), num_satoshis: 2 }),
  ).rejects.toThrow('FAILURE_REASON_NO_ROUTE');

  expect(await wallet.payments()).toEqual([]);
});
