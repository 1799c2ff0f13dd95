import { startKeysendMock } from 'keysend-mock-server';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    keysendMock: { baseUrl: string };
  }
}

// One mock for all tests.
export default async function (project: TestProject) {
  const mock = await startKeysendMock({ balance: 1000 });
  project.provide('keysendMock', { baseUrl: mock.baseUrl });
  return () => mock.close();
}
