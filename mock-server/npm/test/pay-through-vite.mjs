// The page of the Vite example pays through its server, which alone has the keys. Run this in the folder of the examples.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { createServer } = await import(pathToFileURL(createRequire(join(process.cwd(), 'package.json')).resolve('vite')));
const server = await createServer({ root: 'vite-proxy', logLevel: 'error', server: { host: '127.0.0.1', port: 0 } });
await server.listen();
try {
  const { port } = server.httpServer.address();
  const page = await (await fetch(`http://127.0.0.1:${port}/shop.js`)).text();
  const [, path] = /fetch\('(.*?)'/.exec(page);
  const [, destination] = /dest_pubkey: '(.*?)'/.exec(page);
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ dest_pubkey: destination, num_satoshis: 2 }),
  });
  assert.equal(response.status, 201);
  assert.equal((await response.json()).num_satoshis, -2);
  console.log("OK: a page pays through Vite's proxy");
} finally {
  await server.close();
}
