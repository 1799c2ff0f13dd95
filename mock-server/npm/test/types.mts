import { connectKeysendMock, startKeysendMock, type KeysendMockOptions, type MockPayment } from 'keysend-mock-server';
import type { components } from 'keysend-mock-server/contract';

const options: KeysendMockOptions = { balance: 1000, wallet: { waka_1: 5 }, allowHost: ['shop.test'], verbose: false };
const mock = await startKeysendMock(options);
const payments: MockPayment[] = await mock.payments();
const paid: number = payments[0].num_satoshis;
const wallet = await mock.openWallet(paid);
const same: string = (await mock.wallet(wallet.key)).key;
await (await connectKeysendMock({ baseUrl: mock.baseUrl })).reset();
await mock.close();

const request: components['schemas']['KeysendRequest'] = { dest_pubkey: same, num_satoshis: 2 };
const balance = (transaction: components['schemas']['Transaction']): number => transaction.wal.balance;
void [request, balance];

// @ts-expect-error: no such option
await startKeysendMock({ balace: 1 });
// @ts-expect-error: satoshis must be a number
await startKeysendMock({ balance: '1' });
// @ts-expect-error: only the process that started a mock can close it
await (await connectKeysendMock({ baseUrl: '' })).close();
// @ts-expect-error: a payment needs a destination
const nowhere: components['schemas']['KeysendRequest'] = { num_satoshis: 2 };
void nowhere;
