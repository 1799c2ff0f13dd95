import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { globalSetup: './keysend-mock.ts' },
});
