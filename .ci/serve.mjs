import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

// Starts a server and returns it when it prints that it is ready. `hear` gets each line until then.
export async function serve(command, hear = () => {}, announcement = / (http:\/\/\S+)$/) {
  const server = spawn('bash', ['-c', `exec ${command}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise(resolve => server.once('exit', resolve));
  for await (const line of createInterface({ input: server.stdout })) {
    hear(line);
    const ready = announcement.exec(line);
    if (ready) {
      server.stdout.resume();
      const stop = async () => {
        server.kill('SIGTERM');
        const code = await ended;
        // A launcher such as npx can end before the server that it started.
        await portIsFree(new URL(ready[1]));
        return code;
      };
      return { url: ready[1], stop };
    }
  }
  throw new Error(`${command} ended with ${await ended} before it was ready`);
}

async function portIsFree({ hostname, port }) {
  for (let tries = 0; tries < 300; tries++) {
    const listens = await new Promise(resolve => {
      const socket = connect(port, hostname);
      socket.once('error', () => resolve(false));
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
    });
    if (!listens) {
      return;
    }
    await pause(100);
  }
  throw new Error(`Something still listens on ${hostname}:${port}`);
}

// Finds a free port, for programs that cannot let the system choose one.
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

// Reads a mock's keys and example requests.
export const about = async url => (await fetch(`${url}/mock.json`)).json();

// Sends the first example request and returns the status.
export async function pay(url) {
  const { keys, requests } = await about(url);
  const { status } = await fetch(`${url}/v1/wallet/${keys.walletKey}/keysend`, {
    method: 'POST',
    headers: { 'X-Api-Key': keys.apiKey, 'Content-Type': 'application/json' },
    body: JSON.stringify(requests[0].body),
  });
  return status;
}
