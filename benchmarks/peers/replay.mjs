// Starts Prism as a validating proxy in front of TARGET and sends COUNT requests through it, one after the other. They
// alternate between the contract's recorded request and the same request without its amount.
// usage: node replay.mjs CONTRACT TARGET API_KEY WALLET_KEY COUNT
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const [contract, target, apiKey, walletKey, count] = process.argv.slice(2);
const probe = createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const { port } = probe.address();
probe.close();

const prism = spawn(
  process.execPath,
  ['node_modules/@stoplight/prism-cli/dist/index.js', 'proxy', contract, target, '--port', String(port), '--errors'],
  { cwd: import.meta.dirname ?? new URL('.', import.meta.url).pathname },
);
await new Promise((ready) =>
  prism.stdout.on('data', (text) => text.toString().includes('is listening') && ready()),
);
const headers = {
  'content-type': 'application/json',
  authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
};
const dest_pubkey = '033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500';
let answers = 0;
for (let i = 0; i < Number(count); i++) {
  const body = JSON.stringify(i % 2 ? { dest_pubkey } : { dest_pubkey, num_satoshis: 1 });
  const response = await fetch(`http://127.0.0.1:${port}/v1/wallet/${walletKey}/keysend`, {
    method: 'POST',
    headers,
    body,
  });
  await response.text();
  answers++;
}
prism.kill();
console.log(`${answers} answers`);
process.exit(0);
