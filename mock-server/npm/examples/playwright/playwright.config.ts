import { defineConfig } from '@playwright/test';

// A line that a server prints once it is ready tells its address, and the tests find that in the environment.
export default defineConfig({
  use: {
    // Undefined is the browser that Playwright brings.
    launchOptions: { executablePath: process.env.CHROMIUM },
  },
  webServer: [
    { command: 'npx keysend-mock-server --port 0', wait: { stdout: /ready at (?<KEYSEND_MOCK_URL>\S+)/ } },
    { command: 'npx vite', wait: { stdout: /Local: +(?<SHOP_URL>\S+)/ } },
  ],
});
