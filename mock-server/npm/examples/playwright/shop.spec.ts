import { expect, test } from '@playwright/test';
import { connectKeysendMock } from 'keysend-mock-server';

const { KEYSEND_MOCK_URL, SHOP_URL } = process.env;

for (const { destination, said, paid } of [
  { destination: 'keysend-sent', said: 'Paid 2 satoshis', paid: 1 },
  { destination: 'failure-no-route', said: 'Failure reason: FAILURE_REASON_NO_ROUTE', paid: 0 },
]) {
  test(`the page says "${said}"`, async ({ page }) => {
    const mock = await connectKeysendMock({ baseUrl: KEYSEND_MOCK_URL! });
    const wallet = await mock.openWallet(100);
    const query = new URLSearchParams({
      url: `${mock.baseUrl}/v1/wallet/${wallet.key}/keysend`,
      key: mock.apiKey,
      destination: mock.destination(destination),
    });

    await page.goto(`${SHOP_URL}?${query}`);
    await page.getByRole('button', { name: 'Buy' }).click();

    await expect(page.getByRole('status')).toHaveText(said);
    expect(await wallet.payments()).toHaveLength(paid);
  });
}
