import { defineConfig } from '@playwright/test';

// Each server prints a line with its address when it is ready. The tests find the address in the environment.
export default defineConfig({
  use: {
    // If undefined, Playwright uses its own browser.
    launchOptions: { executablePath: process.env.CHROMIUM },
  },
  webServer: [
    { command: 'npx keysend-mock-server --port 0', wait: { stdout: /ready at (?<KEYSEND_MOCK_URL>\S+)/ } },
    { command: 'npx vite', wait: { stdout: /Local: +(?<SHOP_URL>\S+)/ } },
  ],
});
