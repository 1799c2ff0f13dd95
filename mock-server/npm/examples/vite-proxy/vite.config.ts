import { startKeysendMock } from 'keysend-mock-server';
import { defineConfig } from 'vite';

export default defineConfig(async ({ command }) => (command === 'serve' ? { server: { proxy: await payments() } } : {}));

// The page pays at /pay, and the keys stay here.
async function payments() {
  const mock = await startKeysendMock();
  return {
    '/pay': {
      target: mock.baseUrl,
      headers: { 'X-Api-Key': mock.apiKey },
      rewrite: () => `/v1/wallet/${mock.walletKey}/keysend`,
    },
  };
}
